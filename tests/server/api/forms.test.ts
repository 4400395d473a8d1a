import { afterEach, beforeEach, expect, test } from 'vitest';
import { aLiveQuiz } from '../../support/a-live-quiz.ts';
import { anApi, type TestApi } from '../../support/an-api.ts';
import { aWorkspace } from '../../support/a-workspace.ts';
import { linesOf } from '../../support/lines-of.ts';

let api: TestApi;
let quiz: string;
let slug: string;

beforeEach(async () => {
	api = await anApi();
	const live = await aLiveQuiz(api.house, api.workspace);
	[quiz, slug] = [live.quizId, live.slug];
});
afterEach(() => api.house.store.close());

const save = (body: unknown, token = api.token, id = quiz) =>
	api.call(`/quizzes/${id}/form`, { method: 'PUT', body, token });
const said = () => linesOf(api, api.workspace);

const settings = {
	names: { money: ['budget'] },
	redirects: ['https://example.com/thanks'],
	redirecting: true
};

test('how forms are taken is said and read, by id or address, with a line of the log', async () => {
	const before = await api.call(`/quizzes/${quiz}/form`);
	expect([before.status, before.body]).toEqual([
		200,
		{
			...{
				action: `https://quiz.example.com/f/${slug}`,
				fields: expect.arrayContaining(['money'])
			},
			...{ revision: 0, names: {}, redirects: [], redirecting: false }
		}
	]);
	const saved = await save({ revision: 0, ...settings }, api.token, slug);
	expect([saved.status, saved.body]).toEqual([200, { ...before.body, revision: 1, ...settings }]);
	expect((await api.call(`/quizzes/${slug}/form`)).body).toEqual(saved.body);
	expect(await said()).toEqual([['quiz.form_changed', quiz]]);
});

test('somebody else’s newer settings are not written over', async () => {
	expect((await save({ revision: 0, ...settings })).status).toBe(200);
	const late = await save({ revision: 0, ...settings, redirecting: false });
	expect([late.status, late.body.code]).toEqual([409, 'stale']);
	expect((await api.call(`/quizzes/${quiz}/form`)).body).toMatchObject(settings);
	expect(await said()).toHaveLength(1);
});

test.each([
	[{ ...settings }, 'revision'],
	[{ revision: 0, ...settings, names: { money: ['_next'] } }, 'names.money'],
	[{ revision: 0, ...settings, names: { money: ['pain'] } }, 'names.money'],
	[{ revision: 0, ...settings, names: { money: ['a'], pain: ['a'] } }, 'names.pain'],
	[{ revision: 0, ...settings, names: { money: 'budget' } }, 'names.money'],
	[{ revision: 0, ...settings, redirects: ['javascript:alert(1)'] }, 'redirects'],
	[{ revision: 0, ...settings, redirects: [] }, 'redirects'],
	[{ revision: 0, ...settings, redirecting: 'yes' }, 'redirecting'],
	[{ revision: 0, ...settings, colour: 'red' }, 'colour']
])('%j is refused with the field', async (body, path) => {
	const { status, errors } = await save(body);
	expect([status, errors.map((one) => one.path)]).toEqual([422, [path]]);
	expect(await said()).toEqual([]);
});

test('of another workspace’s quiz nothing is told or changed', async () => {
	const foreign = await api.newToken(await aWorkspace(api.house));
	expect((await api.call(`/quizzes/${quiz}/form`, { token: foreign })).status).toBe(404);
	expect((await save({ revision: 0, ...settings }, foreign)).status).toBe(404);
	expect((await save({ revision: 0, ...settings }, api.token, 'quiz_none')).status).toBe(404);
	const reader = await api.newToken(api.workspace, ['read']);
	expect((await save({ revision: 0, ...settings }, reader)).status).toBe(403);
	expect((await api.call(`/quizzes/${quiz}/form`)).body).toMatchObject({ revision: 0 });
});
