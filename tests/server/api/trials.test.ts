import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aLiveQuiz } from '../../support/a-live-quiz.ts';
import { aQuizFile } from '../../support/a-quiz.ts';
import { aSubmission } from '../../support/a-submission.ts';
import { anApi, type TestApi } from '../../support/an-api.ts';

let api: TestApi;

beforeAll(async () => {
	api = await anApi();
});
afterAll(() => api.house.store.close());

describe('a trial', () => {
	test('is begun, looked at and ended', async () => {
		const { quizId, slug } = await aLiveQuiz(api.house, api.workspace);
		const path = `/quizzes/${quizId}/trial`;
		await api.call(`/quizzes/${quizId}`, { method: 'PUT', body: aQuizFile({ title: 'Another' }) });
		expect((await api.call(path)).body).toEqual({ items: [] });
		const begun = await api.call(path, { method: 'POST', body: { share: 20, planned: 500 } });
		expect(begun.status).toBe(201);
		expect(begun.body).toMatchObject({
			...{
				quiz: quizId,
				control: 1,
				variant: 2,
				share: 20,
				planned: 500,
				endedAt: null,
				kept: null
			},
			...{ verdict: 'early', more: 500, uneven: false, difference: null },
			figures: { control: { visitors: 0, starts: 0, finished: 0, hot: 0 } }
		});
		const said = { ...aSubmission(), attempt: 'a', version: 2 };
		await api.call(`/quizzes/${slug}/responses`, { method: 'POST', body: said });
		expect((await api.call(path)).items).toMatchObject([
			{ id: begun.body.id, figures: { variant: { starts: 1 } } }
		]);
		const again = await api.call(path, { method: 'POST', body: { share: 20 } });
		expect([again.status, again.body.code]).toEqual([409, 'trial_running']);
		const ended = await api.call(path, { method: 'DELETE', body: { keep: 'variant' } });
		expect([ended.status, ended.body]).toMatchObject([200, { kept: 'variant' }]);
		expect((await api.call('/quizzes')).items).toMatchObject([{ version: 2 }]);
		const over = await api.call(path, { method: 'DELETE', body: { keep: 'variant' } });
		expect([over.status, over.body.code]).toEqual([409, 'no_trial']);
	});

	test.each([
		[{}, 422],
		[{ share: 0 }, 422],
		[{ share: 101 }, 422],
		[{ share: '50' }, 422],
		[{ share: 50, planned: 0 }, 422],
		[{ share: 50, other: 1 }, 422]
	])('with %o is refused', async (body, status) => {
		const { quizId } = await aLiveQuiz(api.house, api.workspace);
		const refused = await api.call(`/quizzes/${quizId}/trial`, { method: 'POST', body });
		expect(refused.status).toBe(status);
	});
});

describe('what is held', () => {
	const send = (slug: string, more: object = {}, address?: string) =>
		api.call(`/quizzes/${slug}/responses`, {
			method: 'POST',
			body: { ...aSubmission(), ...more },
			token: '',
			...(address && { address })
		});
	const one = async (id = '') => (await api.call(`/responses/${id}`)).body;

	test('is listed alone, accepted or deleted', async () => {
		const { slug, quizId } = await aLiveQuiz(api.house, api.workspace);
		const [kept, gone] = [await send(slug, { trap: 'x' }), await send(slug, { trap: 'x' })];
		await send(slug);
		const list = await api.call(`/responses?quiz=${quizId}&held=true`);
		expect(list.items.map(({ id }) => id)).toEqual([gone.body.id, kept.body.id]);
		const path = `/responses/${kept.body.id}`;
		const accepted = await api.call(`${path}/accept`, { method: 'POST' });
		expect(accepted.body).toMatchObject({ quarantined: false, held: 'trap' });
		expect(accepted.body.lead).toMatch(/^lead_/);
		const again = await api.call(`${path}/accept`, { method: 'POST' });
		expect([again.status, again.body.code]).toEqual([409, 'not_held']);
		expect((await api.call(path, { method: 'DELETE' })).status).toBe(404);
		const deleted = await api.call(`/responses/${gone.body.id}`, { method: 'DELETE' });
		expect(deleted.status).toBe(204);
		expect((await api.call(`/responses/${gone.body.id}`)).status).toBe(404);
	});

	test('a quiz that asks for work holds what comes without, but for a token’s', async () => {
		const file = aQuizFile({ proof: true });
		const { slug } = await aLiveQuiz(api.house, api.workspace, file);
		const held = await send(slug);
		expect(held.body).toMatchObject({ result: { id: 'call' } });
		expect(await one(held.body.id)).toMatchObject({ held: 'no_proof', quarantined: true });
		const path = `/quizzes/${slug}/responses`;
		const trusted = await api.call(path, { method: 'POST', body: aSubmission() });
		expect(await one(trusted.body.id)).toMatchObject({ held: null, quarantined: false });
	});

	test('of a flood from one network the rest is held, not refused; others and tokens are none of it', async () => {
		const { slug } = await aLiveQuiz(api.house, api.workspace);
		const hall = (at: number) => `2001:db8:1:2::${at.toString(16)}`;
		for (let at = 1; at <= 60; at += 1) await send(slug, {}, hall(at));
		const late = await send(slug, {}, hall(61));
		expect(late.status).toBe(201);
		expect(await one(late.body.id)).toMatchObject({ held: 'too_many' });
		for (const address of ['2001:db8:1:3::1', '203.0.113.7', '127.0.0.1']) {
			expect(await one((await send(slug, {}, address)).body.id)).toMatchObject({ held: null });
		}
		api.house.clock.advance(2 * 60_000);
		expect(await one((await send(slug, {}, hall(62))).body.id)).toMatchObject({ held: null });
	});

	test.each([
		['more where the operator expects a hall full of people', 100, null],
		['fewer where they want', 10, 'too_many'],
		['none where they want none held', 0, null]
	])('%s', async (_, crowdLimit, held) => {
		const crowded = await anApi({ config: { crowdLimit } });
		const { slug } = await aLiveQuiz(crowded.house, crowded.workspace);
		const path = `/quizzes/${slug}/responses`;
		const call = { method: 'POST', token: '', body: aSubmission(), address: '203.0.113.99' };
		for (let at = 1; at <= 61; at += 1) await crowded.call(path, call);
		const { body } = await crowded.call(path, call);
		expect((await crowded.call(`/responses/${body.id}`)).body).toMatchObject({ held });
		await crowded.house.store.close();
	});
});
