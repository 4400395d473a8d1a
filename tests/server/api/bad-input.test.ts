import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { apiEndpoints } from '../../../src/lib/server/public/api/api-routes.ts';
import { aLiveQuiz } from '../../support/a-live-quiz.ts';
import { aQuizFile } from '../../support/a-quiz.ts';
import { aSubmission } from '../../support/a-submission.ts';
import { openEmptyStore } from '../../support/store.ts';
import { anApi, type Answer } from '../../support/an-api.ts';

const api = await anApi({ store: await openEmptyStore('sqlite', 'disk') });
afterAll(() => api.house.store.close());
const live = await aLiveQuiz(api.house, api.workspace);

const writing = apiEndpoints(api.house).filter(
	({ method }) => method === 'post' || method === 'put' || method === 'patch'
);
const reading = apiEndpoints(api.house).filter(({ method }) => method === 'get');
const OURS = /^(Type|Reference|Range|Syntax)?Error|undefined|\[object|\bat .*\.ts/;

function expectCalm({ status, text }: Answer): void {
	expect(status).toBeLessThan(500);
	if (status >= 400) expect(text).not.toMatch(OURS);
}

/** JSON with the words that break things. */
const anyJson = fc.oneof(
	fc.jsonValue({ maxDepth: 4 }),
	fc.object({
		key: fc.constantFrom(
			'answers',
			'hidden',
			'locale',
			'definition',
			'template',
			'slug',
			'release',
			'name',
			'url',
			'__proto__',
			'constructor',
			'steps'
		),
		maxDepth: 3
	})
);

test('any JSON anywhere is a 4xx or is taken, never a 5xx', async () => {
	await fc.assert(
		fc.asyncProperty(fc.constantFrom(...writing), anyJson, async ({ method, path }, value) => {
			const body = JSON.stringify(value) ?? 'null';
			const sent = { method: method.toUpperCase(), body };
			expectCalm(await api.call(path.replace('{id}', live.quizId), sent));
		}),
		{ numRuns: 400 }
	);
});

test('any bytes anywhere are a 4xx or are taken, never a 5xx', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.constantFrom(...writing),
			fc.string({ unit: 'binary' }),
			async ({ method, path }, body) => {
				const sent = { method: method.toUpperCase(), body: ` ${body}` };
				expectCalm(await api.call(path.replace('{id}', 'x'), sent));
			}
		),
		{ numRuns: 200 }
	);
});

const answerOfAnyKind = fc.oneof(
	fc.jsonValue({ maxDepth: 2 }),
	fc.constantFrom('much', 'none', 5, ['leads'], { other: 'x' }, 'a@example.com', -0, 1e308)
);

test('any answers are a 4xx or are taken, never a 5xx', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.dictionary(
				fc.constantFrom('money', 'pain', 'goals', 'email', '__proto__', 'toString', 'x'),
				answerOfAnyKind
			),
			fc.dictionary(fc.constantFrom('utm_source', '__proto__', 'a'), fc.string()),
			fc.option(fc.constantFrom('en', 'ru', 'de', '', 'en-US', '__proto__'), { nil: undefined }),
			async (answers, hidden, locale) => {
				const body = { answers, hidden, locale };
				const post = { method: 'POST', body, token: '' };
				expectCalm(await api.call(`/quizzes/${live.slug}/responses`, post));
			}
		),
		{ numRuns: 400 }
	);
});

test('any id, filter and cursor is a 4xx or finds nothing, never a 5xx', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.constantFrom(...reading),
			fc.oneof(fc.string({ minLength: 1 }), fc.constantFrom('%', '%00', '%E0%A4', '..', "'", '_')),
			fc.dictionary(
				fc.constantFrom(
					'cursor',
					'limit',
					'segment',
					'since',
					'until',
					'quiz',
					'q',
					'stage',
					'state',
					'lead'
				),
				fc.oneof(fc.string(), fc.constantFrom('%', '_', '\\', "' or 1=1 --", '2026-13-45', '\0'))
			),
			async ({ path }, id, query) => {
				const written = id.startsWith('%') ? id : encodeURIComponent(id).replaceAll('.', '%2E');
				const search = new URLSearchParams(query).toString();
				expectCalm(await api.call(`${path.replace('{id}', written)}?${search}`));
			}
		),
		{ numRuns: 400 }
	);
});

test('whatever is refused is told in sentences, in English and in Russian', async () => {
	await fc.assert(
		fc.asyncProperty(fc.constantFrom(...writing), anyJson, async ({ method, path }, body) => {
			for (const [language, sentence] of SENTENCES) {
				const headers = { 'accept-language': language };
				const answer = await api.call(path.replace('{id}', live.slug), {
					method: method.toUpperCase(),
					body,
					headers
				});
				for (const { message } of answer.errors) expect(message).toMatch(sentence);
			}
		}),
		{ numRuns: 200 }
	);
});

test('a hidden field with a long name is told how long it may be', async () => {
	const body = { answers: {}, hidden: { ['x'.repeat(65)]: 'a' } };
	const call = { method: 'POST', body, headers: { 'accept-language': 'ru' } };
	const answer = await api.call(`/quizzes/${live.slug}/responses`, call);
	expect(answer.errors[0]?.message).toMatch(/^Имя «x+…» .* не больше 64\.$/);
});

/** Never a schema's own words: “Invalid input: expected string, received undefined”. */
const SENTENCES: [string, RegExp][] = [
	['en', /^(?!.*(Invalid|undefined|NaN|Too (big|small)|expected string))[A-Z“][^]*[.?]$/],
	['ru', /^(?!.*(Invalid|undefined|NaN|Too (big|small)|expected))[А-ЯЁ«][^]*[.?]$/]
];

test.each(['2026-02-30', '2026-13-01', 'yesterday', '1', '2026-01-01T25:00', '20260101'])(
	'%s is no moment',
	async (since) => {
		const answer = await api.call(`/responses?since=${since}`);
		expect([answer.status, answer.errors[0]?.path]).toEqual([422, 'since']);
	}
);

test('answers nested without end are refused, whatever their key has answered before', async () => {
	const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
	const headers = { 'idempotency-key': 'deep' };
	// What was fuzzed above may have been closed by it.
	const { slug } = await aLiveQuiz(api.house, api.workspace);
	const post = (body: unknown) =>
		api.call(`/quizzes/${slug}/responses`, { method: 'POST', token: '', body, headers });
	expect((await post(aSubmission())).status).toBe(201);
	const answer = await post(`{"answers":{"money":${deep}}}`);
	expect([answer.status, answer.body.code]).toEqual([422, 'key_reused']);
	expectCalm(await post(`{"answers":{"__proto__":${deep}},"hidden":{"a":${deep}}}`));
});

test('nothing in the log names a person, a secret or an answer', async () => {
	const quiz = aQuizFile({
		title: 'Logged',
		steps: [
			{ id: 'name', kind: 'short_text', title: 'Name', points: 30 },
			{ id: 'email', kind: 'email', title: 'Email', points: 30 },
			{ id: 'phone', kind: 'phone', title: 'Phone' }
		]
	});
	const { slug } = await aLiveQuiz(api.house, api.workspace, quiz);
	const answers = { name: 'Anna Secret', email: 'anna@secret.example', phone: '+79991234567' };
	const path = `/quizzes/${slug}/responses`;
	await api.call(path, { method: 'POST', body: { answers }, token: '' });
	await api.call(path, { method: 'POST', body: { answers: { ...answers, x: answers } } });
	await api.call('/leads?q=anna@secret.example');
	await api.call('/responses', { token: 'qs_a-secret-token-that-is-wrong' });
	const broken = await anApi({
		store: {
			...api.house.store,
			completeSubmissions: () => Promise.reject(new Error(JSON.stringify(answers)))
		}
	});
	await broken.call(path, { method: 'POST', body: { answers }, token: '' });
	const lines = [...api.house.lines, ...broken.house.lines].join('');
	expect(lines).toContain('submission_not_stored');
	expect(lines).not.toMatch(/anna|secret|9991234567|qs_/i);
});

test('a fault of ours is a 500 that says nothing, and a line in the log with the same calm', async () => {
	const { store } = api.house;
	const broken = await anApi({
		store: { ...store, db: { ...store.db, insert: store.db.insert.bind(store.db) } }
	});
	const select = () => {
		throw Object.assign(new Error('select … params: anna@secret.example'), { code: 'XX000' });
	};
	Reflect.set(broken.house.store.db, 'select', select);
	const answer = await broken.call('/leads');
	expect([answer.status, answer.body.code]).toEqual([500, 'internal']);
	expect(answer.text).not.toMatch(/anna|select/);
	const line = JSON.parse(broken.house.lines.at(-1) ?? '{}');
	expect(line).toMatchObject({ level: 'error', event: 'api_failed', code: 'XX000' });
	expect(JSON.stringify(line)).not.toContain('anna');
});
