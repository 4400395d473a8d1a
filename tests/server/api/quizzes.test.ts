import { afterAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { anApi } from '../../support/an-api.ts';
import { aQuizFile } from '../../support/a-quiz.ts';
import { PLANTED_FAULTS, soundQuizFile } from '../../support/planted-faults.ts';

const api = await anApi();
afterAll(() => api.house.store.close());

const create = (body: unknown, headers = {}) =>
	api.call('/quizzes', { method: 'POST', body, headers });
const titled = (title: string) => aQuizFile({ title });

describe('creating', () => {
	test('from a definition answers with the draft and where it will be', async () => {
		const { status, body } = await create(aQuizFile());
		expect(status).toBe(201);
		expect(body).toMatchObject({
			id: expect.stringMatching(/^quiz_/),
			slug: 'is-it-a-fit',
			url: 'https://quiz.example.com/q/is-it-a-fit',
			version: null,
			revision: 1,
			problems: [],
			definition: aQuizFile()
		});
	});

	test('from a template, in the language asked for', async () => {
		const { status, body } = await create({ template: 'bant', locale: 'ru' });
		expect(status).toBe(201);
		expect(body).toMatchObject({ definition: { locales: ['ru', 'en'] } });
		const unknown = await create({ template: 'nothing' }, { 'accept-language': 'ru' });
		expect(unknown.status).toBe(422);
		expect(unknown.body.errors).toEqual([
			{ path: 'template', message: expect.stringMatching(/^«nothing».*bant/) }
		]);
	});

	test('takes back what it gave', async () => {
		const first = (await create(titled('Round'))).body;
		const got = (await api.call(`/quizzes/${first.id}`)).body;
		const second = await create(got);
		expect(second.status).toBe(201);
		expect(second.body.definition).toEqual(got.definition);
		const saved = await api.call(`/quizzes/${first.slug}`, { method: 'PUT', body: got });
		expect(saved.body).toMatchObject({ revision: 2, definition: got.definition });
		const stale = await api.call(`/quizzes/${first.slug}`, { method: 'PUT', body: got });
		expect([stale.status, stale.body.code]).toEqual([409, 'stale']);
	});
});

describe('the address', () => {
	const patch = (quiz: string, body: unknown) =>
		api.call(`/quizzes/${quiz}`, { method: 'PATCH', body });

	test('is changed, names the quiz at once, and the one before goes on naming it', async () => {
		const { id, slug = '' } = (await create(titled('Begun empty'))).body;
		const changed = await patch(slug, { slug: 'well-named' });
		expect(changed.status).toBe(200);
		expect(changed.body).toMatchObject({
			id,
			slug: 'well-named',
			url: 'https://quiz.example.com/q/well-named',
			formerSlugs: ['begun-empty'],
			revision: 1
		});
		for (const name of ['well-named', 'begun-empty'])
			expect((await api.call(`/quizzes/${name}`)).body).toEqual(changed.body);
		const released = await patch(slug, { release: ['begun-empty'] });
		expect(released.body).toMatchObject({ slug: 'well-named', formerSlugs: [] });
		expect((await api.call('/quizzes/begun-empty')).status).toBe(404);
	});

	test('that is not to be had is refused at its field', async () => {
		const { id = '', slug } = (await create(titled('Mine'))).body;
		const { slug: taken } = (await create(titled('Theirs'))).body;
		const refused: [unknown, string][] = [
			[{ slug: taken }, 'slug'],
			[{ slug: 'Not Good' }, 'slug'],
			[{ slug: 5 }, 'slug'],
			[{ slug: null }, 'slug'],
			[{ release: ['theirs'] }, 'release[0]'],
			[{ release: [slug] }, 'release[0]'],
			[{ release: 'theirs' }, 'release'],
			[{ slugg: 'x' }, 'slugg']
		];
		for (const [body, path] of refused) {
			const answer = await patch(id, body);
			expect([answer.status, answer.errors.map((error) => error.path)]).toEqual([422, [path]]);
		}
		expect((await api.call(`/quizzes/${id}`)).body).toMatchObject({ slug, formerSlugs: [] });
		expect((await patch(id, {})).status).toBe(200);
	});
});

describe('a fault in a definition', () => {
	test('the sound quiz itself is taken', async () => {
		expect((await create(soundQuizFile())).status).toBe(201);
	});

	const errors = PLANTED_FAULTS.filter(
		(fault) => fault.layer === 'parse' || fault.severity === 'error'
	);

	test.each(errors.map((fault) => [fault.name, fault] as const))(
		'%s is refused with its path and a sentence, in both languages',
		async (_name, fault) => {
			for (const language of ['en', 'ru']) {
				const body = fault.plant(soundQuizFile());
				const answer = await create(body, { 'accept-language': language });
				expect(answer.status).toBe(422);
				expect(answer.body.code).toBe(
					fault.layer === 'parse' ? 'invalid_definition' : 'has_errors'
				);
				const found = answer.errors.find(({ path }) => path.startsWith(fault.path));
				expect(found?.message).toMatch(language === 'ru' ? /[а-я].*[.?]$/i : /[a-z].*[.?]$/i);
			}
		}
	);

	const warnings = PLANTED_FAULTS.filter(
		(fault) => fault.layer === 'verify' && fault.severity === 'warning'
	);

	test.each(warnings.map((fault) => [fault.name, fault] as const))(
		'%s is a warning in the list of a saved draft',
		async (_name, fault) => {
			const { id } = (await create(soundQuizFile())).body;
			const body = fault.plant(soundQuizFile());
			const answer = await api.call(`/quizzes/${id}`, { method: 'PUT', body });
			expect(answer.status).toBe(200);
			expect(answer.body.problems).toContainEqual(
				expect.objectContaining({ path: fault.path, severity: 'warning' })
			);
		}
	);

	test('5 MB of depth, and of anything else that is no quiz, is one sentence', async () => {
		const deep = `${'{"a":'.repeat(900_000)}1${'}'.repeat(900_000)}`;
		for (const body of [
			deep,
			`[${'[],'.repeat(1_700_000)}[]]`,
			'"text"',
			'[]',
			'null',
			'12',
			'{}'
		]) {
			const answer = await create(body);
			expect(answer.status).toBe(422);
			expect(answer.errors.length).toBeGreaterThan(0);
			expect(answer.text.length).toBeLessThan(20_000);
		}
	});
});

const analysis = z.object({
	segments: z.array(
		z.object({
			id: z.string(),
			reach: z.string(),
			witness: z
				.looseObject({
					answers: z.unknown(),
					hidden: z.unknown(),
					path: z.array(z.string()),
					total: z.number()
				})
				.nullable()
		})
	)
});

describe('a draft', () => {
	test('is replaced without touching what is published; errors are listed, not refused', async () => {
		const { id } = (await create(titled('Draft'))).body;
		expect((await api.call(`/quizzes/${id}/publish`, { method: 'POST' })).body).toEqual({
			version: 1
		});
		const faulty = {
			...titled('Changed'),
			segments: [{ ...aQuizFile().segments?.[0], result: 'no' }]
		};
		const saved = await api.call(`/quizzes/${id}`, { method: 'PUT', body: faulty });
		expect(saved.status).toBe(200);
		expect(saved.body).toMatchObject({
			version: 1,
			revision: 2,
			title: 'Changed',
			problems: expect.arrayContaining([
				expect.objectContaining({ severity: 'error', path: 'segments[0].result' })
			])
		});
		const refused = await api.call(`/quizzes/${id}/publish`, { method: 'POST' });
		expect([refused.status, refused.body.code]).toEqual([422, 'has_errors']);
		expect(refused.errors[0]).toEqual({
			path: expect.any(String),
			message: expect.any(String)
		});
		const analysis = (await api.call(`/quizzes/${id}/analysis`)).body;
		expect(analysis).toMatchObject({ publishable: false });
	});

	test('is analysed: problems, score range, what can be reached', async () => {
		const unreachable = PLANTED_FAULTS.find(({ name }) => name === 'a threshold above any score');
		const { id } = (await create(soundQuizFile())).body;
		const sound = (await api.call(`/quizzes/${id}/analysis`)).body;
		expect(sound).toMatchObject({
			publishable: true,
			problems: [],
			score: { total: { least: 0, greatest: expect.any(Number) } },
			steps: expect.arrayContaining([expect.objectContaining({ id: 'role', reach: 'reachable' })]),
			segments: [1, 2, 3].map(() => ({ share: expect.any(Number) }))
		});
		await api.call(`/quizzes/${id}`, { method: 'PUT', body: unreachable?.plant(soundQuizFile()) });
		const broken = (await api.call(`/quizzes/${id}/analysis`)).body;
		const undecided = { id: 'hot', reach: 'undecided', witness: null, share: null };
		expect(broken.segments).toEqual(expect.arrayContaining([undecided]));
	});

	test('shows a way into each segment, which leads there when it is submitted', async () => {
		const { id } = (await create(soundQuizFile())).body;
		const { segments } = analysis.parse((await api.call(`/quizzes/${id}/analysis`)).body);
		expect(segments).toHaveLength(3);
		await api.call(`/quizzes/${id}/publish`, { method: 'POST' });
		for (const { id: segment, reach, witness } of segments) {
			expect(reach).toBe('reachable');
			const body = { answers: witness?.answers, hidden: witness?.hidden };
			const stored = await api.call(`/quizzes/${id}/responses`, { method: 'POST', body });
			expect(stored.body).toMatchObject({ segment, path: witness?.path, score: witness?.total });
		}
	});

	test('is not published while nobody can get into one of its segments', async () => {
		const file = soundQuizFile();
		const [first, ...others] = file.segments ?? [];
		// Students are led past the area.
		const both = [
			{ answer: 'role', is: 'student' },
			{ answer: 'area', answered: true }
		];
		const gates = [{ when: { all: both }, reason: 'Students with an office' }];
		const { id } = (await create({ ...file, segments: [{ ...first, gates }, ...others] })).body;
		const refused = await api.call(`/quizzes/${id}/publish`, { method: 'POST' });
		expect(refused.status).toBe(422);
		expect(refused.errors).toMatchObject([{ path: 'segments[0]' }]);
	});
});

describe('lists and ends', () => {
	test('quizzes are listed with version and counts, page by page', async () => {
		const fresh = await anApi();
		for (const title of ['A', 'B', 'C']) {
			await fresh.call('/quizzes', { method: 'POST', body: titled(title) });
		}
		await fresh.call('/quizzes/b/publish', { method: 'POST' });
		const first = await fresh.call('/quizzes?limit=2');
		expect(first.items).toMatchObject([
			{ slug: 'c', version: null },
			{ slug: 'b', version: 1, counts: { views: 0, starts: 0, completions: 0, segments: {} } }
		]);
		expect(first.items[0]).not.toHaveProperty('definition');
		const second = (await fresh.call(`/quizzes?limit=2&cursor=${first.body.next}`)).body;
		expect(second).toMatchObject({ items: [{ slug: 'a' }], next: null });
		await fresh.house.store.close();
	});

	test.each(['limit=0', 'limit=201', 'limit=x', 'limit=1.5'])(
		'%s is refused by its name',
		async (query) => {
			const answer = await api.call(`/quizzes?${query}`);
			expect(answer.status).toBe(422);
			expect(answer.errors[0]?.path).toBe('limit');
		}
	);

	test('unpublishing closes with a message, deleting answers with nothing', async () => {
		const { slug } = (await create(titled('Closing'))).body;
		await api.call(`/quizzes/${slug}/publish`, { method: 'POST' });
		const body = { message: { en: 'Back in May', ru: 'Вернёмся в мае' } };
		const closed = await api.call(`/quizzes/${slug}/unpublish`, { method: 'POST', body });
		expect([closed.status, closed.body]).toEqual([200, { version: null }]);
		const post = { method: 'POST', token: '', body: { answers: {}, locale: 'ru' } };
		const refused = await api.call(`/quizzes/${slug}/responses`, post);
		expect(refused.status).toBe(409);
		expect(refused.body).toMatchObject({ code: 'quiz_closed', title: 'Вернёмся в мае' });
		expect((await api.call(`/quizzes/${slug}/unpublish`, { method: 'POST' })).status).toBe(200);
		const deleted = await api.call(`/quizzes/${slug}`, { method: 'DELETE' });
		expect([deleted.status, deleted.text]).toEqual([204, '']);
		expect((await api.call(`/quizzes/${slug}`)).status).toBe(404);
		expect((await api.call(`/quizzes/${slug}/responses`, post)).status).toBe(404);
	});
});
