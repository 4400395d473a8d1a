import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aLiveQuiz } from '../../support/a-live-quiz.ts';
import { aLetter, aSurvey } from '../../support/a-planted-survey.ts';
import { anApi, type TestApi } from '../../support/an-api.ts';

let api: TestApi;
let quiz: string;
let slug: string;

beforeAll(async () => {
	api = await anApi();
	({ quizId: quiz, slug } = await aLiveQuiz(api.house, api.workspace));
});
afterAll(() => api.house.store.close());

const create = (body: object) => api.call('/surveys', { method: 'POST', body });

describe('a survey', () => {
	test('is created with a letter of its own, changed by revision, and deleted', async () => {
		const created = await create({ name: 'Spring', quiz: slug });
		expect(created.status).toBe(201);
		expect(created.body).toMatchObject({
			...{ name: 'Spring', quiz, state: 'draft', revision: 1, startedAt: null, subjects: null },
			letter: { blocks: [{ kind: 'text' }, { kind: 'question' }, { kind: 'text' }] },
			counts: { invited: 0, sent: 0, finished: 0 }
		});
		const path = `/surveys/${created.body.id}`;
		const letter = { ...aLetter(), subject: { en: 'Another' } };
		const put = (body: object) => api.call(path, { method: 'PUT', body });
		const saved = await put({ revision: 1, letter, audience: { tags: ['clients'] } });
		expect(saved.body).toMatchObject({
			...{ revision: 2, name: 'Spring', letter: { subject: { en: 'Another' } } },
			audience: { everyone: false, tags: ['clients'] }
		});
		const late = await put({ revision: 1, name: 'Late' });
		expect([late.status, late.body.code]).toEqual([409, 'stale']);
		expect((await api.call(path)).body).toMatchObject({ name: 'Spring', revision: 2 });
		expect((await api.call(path, { method: 'DELETE' })).status).toBe(204);
		expect((await api.call(path)).status).toBe(404);
	});

	test('takes its letter, audience and settings with its creation', async () => {
		const { body } = await create({
			...{ name: 'Whole', quiz, letter: aLetter() },
			...{ audience: { everyone: true }, settings: { opens: false } }
		});
		expect(body).toMatchObject({
			...{ letter: aLetter(), audience: { everyone: true } },
			settings: { opens: false, lifetime: 60 }
		});
	});

	test.each([
		[{ quiz: 'lead-check' }, 'name'],
		[{ name: '  ', quiz: 'x' }, 'quiz'],
		[{ name: 'x', quiz: 'none' }, 'quiz'],
		[{ name: 'x', quiz: 'x', letter: { subject: 'Hi' } }, 'letter.locales'],
		[{ name: 'x', quiz: 'x', settings: { lifetime: 0 } }, 'settings.lifetime'],
		[{ name: 'x', quiz: 'x', color: 'red' }, 'color']
	])('of %o is refused', async (body, path) => {
		const refused = await create(body);
		expect(refused.status).toBe(422);
		expect(refused.errors.map((error) => error.path)).toContain(path);
	});

	test('is started without a body: nothing of it is needed', async () => {
		const { body } = await create({ name: 'Begun', quiz, letter: aLetter() });
		const start = (sent?: object) =>
			api.call(`/surveys/${body.id}/start`, { method: 'POST', ...(sent && { body: sent }) });
		for (const sent of [undefined, {}]) {
			expect((await start(sent)).body.code).toBe('survey_nobody');
		}
		expect((await start({ at: 'soon' })).status).toBe(422);
	});

	test('that has been sent stays, and is told with its counts and people', async () => {
		const { campaign, invitations } = await aSurvey(api.house.store, api.workspace, {
			quiz,
			letter: { subjectB: { en: 'B' } },
			people: [
				{ email: 'anna@example.com', name: 'Anna', finished: 'hot', openedBy: 'human' },
				{ email: 'gus@example.com', variant: 'b', mail: 'failed', said: { code: 550, error: 'no' } }
			]
		});
		const path = `/surveys/${campaign.id}`;
		const counts = { invited: 2, sent: 1, failed: 1, waiting: 0, finished: 1, hot: 1 };
		const found = await api.call(path);
		expect(found.body).toMatchObject({
			...{ state: 'sent', counts, segments: { hot: 1 } },
			subjects: { a: { invited: 1, finished: 1 }, b: { invited: 1, failed: 1 } }
		});
		const listed = (await api.call('/surveys')).items.find(({ id }) => id === campaign.id);
		expect(listed).toMatchObject({ counts });
		const people = async (query: string) => (await api.call(`${path}/people?${query}`)).items;
		expect(await people('')).toMatchObject([{ mail: 'failed', said: '550 no' }, { said: null }]);
		expect(await people('which=hot')).toMatchObject([
			{ id: invitations[0]?.id, email: 'anna@example.com', temperature: 'hot', openedBy: 'human' }
		]);
		expect(await people('which=segment:hot&q=ANN')).toHaveLength(1);
		expect(await people('variant=b&which=finished')).toEqual([]);
		const first = await api.call(`${path}/people?limit=1`);
		expect(await people(`limit=1&cursor=${first.body.next}`)).toMatchObject([{ name: 'Anna' }]);
		for (const query of ['which=nobody', 'which=segment:', 'variant=c', 'cursor=1']) {
			expect((await api.call(`${path}/people?${query}`)).status, query).toBe(422);
		}
		const kept = await api.call(path, { method: 'DELETE' });
		expect([kept.status, kept.body.code]).toEqual([409, 'campaign_running']);
		const changed = await api.call(path, { method: 'PUT', body: { revision: 1, name: 'x' } });
		expect([changed.status, changed.body.code]).toEqual([409, 'campaign_running']);
	});
});
