import { afterAll, describe, expect, test } from 'vitest';
import type { LiveQuiz } from '../../../src/lib/server/services/live.ts';
import { aLiveQuiz } from '../../support/a-live-quiz.ts';
import { aQuizFile } from '../../support/a-quiz.ts';
import { aSubmission } from '../../support/a-submission.ts';
import { anApi, type Call } from '../../support/an-api.ts';

const api = await anApi();
afterAll(() => api.house.store.close());
const live: LiveQuiz = await aLiveQuiz(api.house, api.workspace);
const path = `/quizzes/${live.slug}/responses`;

const post = (call: Call = {}) =>
	api.call(path, { method: 'POST', token: '', body: aSubmission(), ...call });

/** What must never reach a respondent. */
const SECRET = /points|segment|temperature|stage|threshold|tags|receipt|hot|warm|lead/i;

describe('a public submission', () => {
	test('to a quiz that was never published says so, and nothing else of it', async () => {
		const body = { ...aQuizFile({ title: 'Secret draft' }) };
		const draft = await api.call('/quizzes', { method: 'POST', body });
		const answer = await api.call(`/quizzes/${draft.body['slug']}/responses`, {
			method: 'POST',
			token: '',
			body: aSubmission()
		});
		expect(answer).toMatchObject({ status: 409, body: { code: 'not_published' } });
		expect(answer.text).not.toMatch(/secret/i);
		const nowhere = await api.call('/quizzes/nowhere/responses', {
			method: 'POST',
			token: '',
			body: aSubmission()
		});
		expect(nowhere).toMatchObject({ status: 404, body: { code: 'not_found' } });
	});

	test('with a parameter that there is none of in its address is refused', async () => {
		const answer = await api.call(`${path}?test=true`, {
			method: 'POST',
			token: '',
			body: aSubmission()
		});
		expect(answer).toMatchObject({ status: 422, body: { errors: [{ path: 'test' }] } });
	});

	test('answers with the response’s id and result screen, and nothing of the score', async () => {
		const { status, body, text } = await post();
		expect(status).toBe(201);
		expect(body).toEqual({
			id: expect.stringMatching(/^resp_/),
			result: { id: 'call', title: 'We will call you' }
		});
		expect(text).not.toMatch(SECRET);
	});

	test('takes the quiz’s id and its slug', async () => {
		const answer = await api.call(`/quizzes/${live.quizId}/responses`, {
			method: 'POST',
			token: '',
			body: aSubmission({ locale: 'ru' })
		});
		expect(answer.body).toMatchObject({ result: { title: 'Мы вам позвоним' } });
	});

	test('ignores a score that a client sends, and whatever else is not asked for', async () => {
		const body = { ...aSubmission(), score: 1000, segment: 'hot', receipt: {}, test: true };
		const answer = await api.call(path, { method: 'POST', body: { ...body, test: undefined } });
		expect(answer.body).toMatchObject({ score: 60 });
		const { id } = (await post({ body })).body;
		expect((await api.call(`/responses/${id}`)).body).toMatchObject({ test: false, score: 60 });
	});

	test('with a token of the workspace tells everything', async () => {
		const { status, body } = await api.call(path, { method: 'POST', body: aSubmission() });
		expect(status).toBe(201);
		expect(Object.keys(body).sort()).toEqual(
			[
				'id',
				'quiz',
				'version',
				'score',
				'percent',
				'dimensions',
				'segment',
				'temperature',
				'stage',
				'tags',
				'path',
				'ignored',
				'receipt',
				'result',
				'lead'
			].sort()
		);
		expect(body).toMatchObject({
			quiz: live.quizId,
			version: 1,
			score: 60,
			segment: 'hot',
			stage: 'sql'
		});
		expect((await api.call(`/leads/${body.lead}`)).body.email).toBe('anna@example.com');
	});

	test('of a test, with a token, makes no lead', async () => {
		const { body } = await api.call(path, {
			method: 'POST',
			body: { ...aSubmission(), test: true }
		});
		expect(body).toMatchObject({ score: 60, lead: null });
	});

	test('that fell into the trap looks like any other, and makes no lead', async () => {
		const { status, body } = await post({ body: { ...aSubmission(), trap: 'Buy now' } });
		expect([status, Object.keys(body)]).toEqual([201, ['id', 'result']]);
		expect((await api.call(`/responses/${body.id}`)).body).toMatchObject({
			quarantined: true,
			lead: null
		});
	});
});

describe('the same key', () => {
	const headers = { 'idempotency-key': 'attempt-1' };

	test('gives the same answer, in full and in public', async () => {
		const first = await api.call(path, { method: 'POST', body: aSubmission(), headers });
		const again = await api.call(path, { method: 'POST', body: aSubmission(), headers });
		expect([again.status, again.body]).toEqual([201, first.body]);
		const open = await post({ headers });
		expect(open.body).toEqual({ id: first.body.id, result: first.body.result });
	});

	test('with another body is 422, while it is worked on 409', async () => {
		const other = await post({ headers, body: aSubmission({ locale: 'ru' }) });
		expect([other.status, other.body.code]).toEqual([422, 'key_reused']);
		const many = await Promise.all(
			Array.from({ length: 100 }, () => post({ headers: { 'idempotency-key': 'attempt-2' } }))
		);
		expect(many.filter(({ status }) => status === 201)).toHaveLength(1);
		expect(many.filter(({ status }) => status === 409)).toHaveLength(99);
		expect(many.find(({ status }) => status === 409)?.body.code).toBe('in_progress');
	});

	test('that is none is refused by the header’s name', async () => {
		const answer = await post({ headers: { 'idempotency-key': 'x'.repeat(256) } });
		expect([answer.status, answer.errors[0]?.path]).toEqual([422, 'Idempotency-Key']);
	});
});

describe('from another origin', () => {
	test('the browser’s question is answered, without a token', async () => {
		const answer = await api.call(path, { method: 'OPTIONS', token: '' });
		expect(answer.status).toBe(204);
		expect(answer.headers.get('access-control-allow-origin')).toBe('*');
		expect(answer.headers.get('access-control-allow-methods')).toBe('POST');
		expect(answer.headers.get('access-control-allow-headers')).toContain('idempotency-key');
	});

	test('what comes of a submission can be read, problems too', async () => {
		const answers = [
			await post(),
			await post({ body: '{' }),
			await post({ body: { answers: { money: 'gold' } } }),
			await post({ token: 'qs_wrongwrongwrongwrong' }),
			await api.call('/quizzes/nothing/responses', {
				method: 'POST',
				token: '',
				body: aSubmission()
			})
		];
		expect(answers.map(({ status }) => status)).toEqual([201, 400, 422, 401, 404]);
		for (const { headers } of answers) expect(headers.get('access-control-allow-origin')).toBe('*');
	});

	test('nothing else of the API can be', async () => {
		for (const other of ['/quizzes', '/responses', '/leads']) {
			const answer = await api.call(other, { method: 'OPTIONS', token: '' });
			expect(answer.status).toBe(405);
			expect(answer.headers.get('access-control-allow-origin')).toBeNull();
		}
	});
});

describe('refusals', () => {
	const answers = aSubmission().answers;

	test.each([
		['broken JSON', '{"answers": {', 400, 'bad_json', undefined],
		['no body', '', 422, 'invalid', 'answers'],
		['a body that is a list', '[]', 422, 'invalid', ''],
		['answers that are a list', '{"answers": []}', 422, 'invalid', 'answers'],
		[
			'hidden fields that are numbers',
			'{"answers": {}, "hidden": {"a": 1}}',
			422,
			'invalid',
			'hidden.a'
		],
		['a locale that is a number', '{"answers": {}, "locale": 1}', 422, 'invalid', 'locale'],
		['an unknown locale', { answers, locale: 'de' }, 422, 'invalid', 'locale'],
		['an unknown step', { answers: { ...answers, nothing: 1 } }, 422, 'invalid', 'answers.nothing'],
		[
			'an unknown option',
			{ answers: { ...answers, money: 'gold' } },
			422,
			'invalid',
			'answers.money'
		],
		['a wrong type', { answers: { ...answers, pain: '5' } }, 422, 'invalid', 'answers.pain'],
		['out of range', { answers: { ...answers, pain: 6 } }, 422, 'invalid', 'answers.pain'],
		['a missing required answer', { answers: { money: 'much' } }, 422, 'invalid', 'answers.pain'],
		[
			'too long',
			{ answers: { ...answers, email: `${'a'.repeat(300)}@example.com` } },
			422,
			'invalid',
			'answers.email'
		],
		['over 256 kB', { answers, hidden: { a: 'x'.repeat(256 * 1024) } }, 413, 'too_large', undefined]
	])('%s', async (_name, body, status, code, field) => {
		for (const language of ['en', 'ru'] as const) {
			const spoken =
				typeof body === 'object' && !('locale' in body) ? { ...body, locale: language } : body;
			const answer = await post({ body: spoken, headers: { 'accept-language': language } });
			expect([answer.status, answer.body.code]).toEqual([status, code]);
			expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
			expect(/[а-я]/i.test(String(answer.body.title))).toBe(language === 'ru');
			if (field === undefined) continue;
			expect(answer.errors[0]).toMatchObject({ path: field });
			const wrongLocale = field === 'locale' && typeof body === 'object';
			if (!wrongLocale)
				expect(/[а-я]/i.test(String(answer.errors[0]?.message))).toBe(language === 'ru');
		}
	});

	test('another media type is 415', async () => {
		const headers = { 'content-type': 'text/plain' };
		const answer = await post({ body: '{"answers": {}}', headers });
		expect([answer.status, answer.body.code]).toEqual([415, 'unsupported_media']);
	});
});

test('scoring tells what a submission would, and stores nothing', async () => {
	const before = (await api.call('/responses')).items.length;
	const scored = await api.call(`/quizzes/${live.slug}/score`, {
		method: 'POST',
		body: aSubmission()
	});
	expect(scored.body).toMatchObject({ quiz: live.quizId, version: 1, score: 60, segment: 'hot' });
	const draft = await api.call(`/quizzes/${live.slug}/score?version=draft`, {
		method: 'POST',
		body: aSubmission()
	});
	expect(draft.body).toMatchObject({ version: null, score: 60 });
	const unpublished = await api.call('/quizzes', {
		method: 'POST',
		body: aQuizFile({ title: 'New' })
	});
	const ofDraft = `/quizzes/${unpublished.body.slug}/score`;
	expect(
		(await api.call(ofDraft, { method: 'POST', body: aSubmission() })).body.version
	).toBeNull();
	const missing = await api.call(`${ofDraft}?version=live`, {
		method: 'POST',
		body: aSubmission()
	});
	expect(missing.status).toBe(404);
	expect((await api.call('/responses')).items.length).toBe(before);
});

describe('the courtesy limit', () => {
	test('is per address and quiz, slides, and does not hold the machine itself or a token', async () => {
		const limited = await anApi({ submissionsPerMinute: 3 });
		const { house } = limited;
		const one = await aLiveQuiz(house, limited.workspace);
		const two = await aLiveQuiz(house, limited.workspace);
		const send = async (address: string, quiz = one, token = '') => {
			const target = `/quizzes/${quiz.slug}/responses`;
			const call = { method: 'POST', token, body: aSubmission(), address };
			return (await limited.call(target, call)).status;
		};
		const address = '203.0.113.7';
		const many = async (n: number, ...to: Parameters<typeof send>) => {
			const all: number[] = [];
			for (let time = 0; time < n; time += 1) all.push(await send(...to));
			return all;
		};
		expect(await many(4, address)).toEqual([201, 201, 201, 429]);
		expect(await send(address, two)).toBe(201);
		expect(await send('203.0.113.8')).toBe(201);
		expect(await send(address, one, limited.token)).toBe(201);
		expect(await many(5, '127.0.0.1')).toEqual([201, 201, 201, 201, 201]);
		house.clock.advance(90_000);
		expect(await many(3, address)).toEqual([201, 201, 429]);
		await house.store.close();
	});

	test('tells after how long to come again', async () => {
		const limited = await anApi({ submissionsPerMinute: 1 });
		const { slug } = await aLiveQuiz(limited.house, limited.workspace);
		limited.house.clock.advance(15_000);
		const call = { method: 'POST', token: '', body: aSubmission(), address: '203.0.113.7' };
		await limited.call(`/quizzes/${slug}/responses`, call);
		const answer = await limited.call(`/quizzes/${slug}/responses`, call);
		expect(answer.body.code).toBe('throttled');
		expect(answer.headers.get('retry-after')).toBe('45');
		await limited.house.store.close();
	});
});

test('when it cannot be stored: 503 with Retry-After, and nothing acknowledged', async () => {
	const { store } = api.house;
	const full = await anApi({
		store: { ...store, completeSubmissions: () => Promise.reject(new Error('disk full')) }
	});
	const { slug } = await aLiveQuiz(full.house, full.workspace);
	const answer = await full.call(`/quizzes/${slug}/responses`, {
		method: 'POST',
		token: '',
		body: aSubmission()
	});
	expect([answer.status, answer.body.code]).toEqual([503, 'not_stored']);
	expect(answer.headers.get('retry-after')).toBe('1');
});
