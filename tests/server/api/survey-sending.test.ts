import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aLiveQuiz } from '../../support/a-live-quiz.ts';
import { aLetter } from '../../support/a-planted-survey.ts';
import { somePeople } from '../../support/a-survey.ts';
import { aWorkspace } from '../../support/a-workspace.ts';
import { anApi, type TestApi } from '../../support/an-api.ts';

let api: TestApi;
let quiz: string;

beforeAll(async () => {
	api = await anApi();
	({ quizId: quiz } = await aLiveQuiz(api.house, api.workspace));
	await somePeople(api.house, api.workspace, 2);
});
afterAll(() => api.house.store.close());

async function aSurvey(body: object = {}): Promise<string> {
	const { body: made } = await api.call('/surveys', {
		method: 'POST',
		body: { name: 'Spring', quiz, letter: aLetter(), audience: { everyone: true }, ...body }
	});
	return made.id ?? '';
}

const act = (id: string, what: string, body?: object) =>
	api.call(`/surveys/${id}/${what}`, { method: 'POST', ...(body && { body }) });

describe('a survey', () => {
	test('is started, paused, resumed and cancelled', async () => {
		const id = await aSurvey();
		const wakes = api.house.wakes();
		const started = await act(id, 'start', {});
		const now = new Date(api.house.clock.now()).toISOString();
		expect(started.body).toMatchObject({ id, state: 'preparing', startAt: now, startedAt: now });
		expect(api.house.wakes()).toBeGreaterThan(wakes);
		expect((await act(id, 'start', {})).body.code).toBe('campaign_running');
		expect((await act(id, 'pause')).body).toMatchObject({ state: 'paused' });
		expect((await act(id, 'resume')).body).toMatchObject({ state: 'preparing' });
		expect((await act(id, 'cancel')).body).toMatchObject({ state: 'cancelled' });
		for (const what of ['pause', 'resume', 'cancel']) {
			const refused = await act(id, what);
			expect([what, refused.status, refused.body.code]).toEqual([what, 409, 'survey_state']);
		}
	});

	test('is scheduled, which cancelling takes back', async () => {
		const id = await aSurvey();
		const at = new Date(api.house.clock.now() + 60_000).toISOString();
		const started = await act(id, 'start', { at });
		expect(started.body).toMatchObject({ state: 'scheduled', startAt: at, startedAt: null });
		expect((await act(id, 'pause')).body.code).toBe('survey_state');
		expect((await act(id, 'cancel')).body).toMatchObject({ state: 'draft', startAt: null });
		const past = new Date(api.house.clock.now() - 60_000).toISOString();
		expect((await act(id, 'start', { at: past })).body).toMatchObject({ state: 'preparing' });
	});

	test.each([
		['survey_nobody', { audience: { tags: ['none of these'] } }],
		['survey_letter_errors', { letter: { ...aLetter(), subject: { en: '' } } }],
		[
			'survey_bad_zone',
			{ settings: { window: { from: 0, to: 60, days: [1], zone: 'Mars/Olympus' } } }
		]
	])('is not begun: %s', async (code, body) => {
		const id = await aSurvey(body);
		const refused = await act(id, 'start', {});
		expect([refused.status, refused.body.code]).toEqual([409, code]);
		expect((await api.call(`/surveys/${id}`)).body).toMatchObject({ state: 'draft' });
	});

	test('of another workspace, or none, is not found; a time that is none is refused', async () => {
		const id = await aSurvey();
		const stranger = await api.newToken(await aWorkspace(api.house));
		for (const what of ['start', 'pause', 'resume', 'cancel']) {
			const path = `/surveys/${id}/${what}`;
			const body = what === 'start' ? { body: {} } : {};
			const found = await api.call(path, { method: 'POST', token: stranger, ...body });
			expect([what, found.status]).toEqual([what, 404]);
			const none = await act('camp_none', what, what === 'start' ? {} : undefined);
			expect([what, none.status]).toEqual([what, 404]);
		}
		expect((await act(id, 'start', { at: 'tomorrow' })).status).toBe(422);
	});
});
