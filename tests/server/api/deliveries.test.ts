import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorker } from '../../../src/lib/server/delivery/worker.ts';
import { aWorkspace } from '../../support/a-workspace.ts';
import { aLeadQuizFile } from '../../support/a-lead-quiz.ts';
import { aLiveQuiz } from '../../support/a-live-quiz.ts';
import { anApi } from '../../support/an-api.ts';

const api = await anApi();
afterAll(() => api.house.store.close());

const post = (path: string, body?: unknown) =>
	api.call(path, { method: 'POST', ...(body !== undefined && { body }) });
let destination = '';

beforeAll(async () => {
	await aLiveQuiz(api.house, api.workspace, aLeadQuizFile());
	const made = await post('/destinations', {
		name: 'CRM',
		url: 'https://crm.example.invalid/hook',
		fields: [{ from: 'lead.email', to: 'contact.mail' }]
	});
	destination = made.body.id ?? '';
	expect(made.body).toMatchObject({
		fields: [{ from: 'lead.email', to: 'contact.mail' }],
		pausedAt: null
	});
});

test('a test lead is sent, logged with its request, and taken away', async () => {
	const sent = await post(`/destinations/${destination}/test-lead`);
	expect(sent.status).toBe(202);
	const { lead, response, delivery } = sent.body;
	await createWorker(api.house, { resolve: async () => [] }).runUntilIdle();
	const { body } = await api.call(`/deliveries/${String(delivery)}`);
	expect(body).toMatchObject({
		...{ id: delivery, lead, response, test: true, state: 'queued', attempts: 1 },
		payload: { type: 'lead.qualified', data: { sequence: 1, test: true } },
		log: [
			{
				number: 1,
				url: 'https://crm.example.invalid/hook',
				requestHeaders: { 'webhook-id': delivery },
				error: 'name_not_found'
			}
		]
	});
	const stranger = await api.newToken(await aWorkspace(api.house));
	const foreign = { method: 'DELETE', token: stranger };
	expect((await api.call(`/test-leads/${String(lead)}`, foreign)).status).toBe(404);
	expect((await api.call('/test-leads', foreign)).body).toEqual({ deleted: 0 });
	expect((await api.call(`/test-leads/${String(lead)}`, { method: 'DELETE' })).status).toBe(204);
	expect((await api.call(`/deliveries/${String(delivery)}`)).status).toBe(404);
	await post(`/destinations/${destination}/test-lead`);
	expect((await api.call('/test-leads', { method: 'DELETE' })).body).toEqual({ deleted: 1 });
});

test('the log is narrowed by its address, and sent once more as it is narrowed', async () => {
	const pinged = await post(`/destinations/${destination}/ping`);
	const { deliveries } = api.house.store.tables;
	await api.house.store.db.update(deliveries).set({ state: 'exhausted' });
	const found = async (query: string) =>
		(await api.call(`/deliveries?${query}`)).items.map(({ id }) => id);
	const id = pinged.body['delivery'];
	expect(await found('state=failed&event=ping&test=false')).toEqual([id]);
	expect(await found('test=true')).toEqual([]);
	expect(await found('since=2000-01-01&until=2000-01-02')).toEqual([]);
	expect((await api.call('/deliveries?since=yesterday')).status).toBe(422);
	expect((await api.call('/deliveries?state=lost')).status).toBe(422);
	expect((await post('/deliveries/redeliver', {})).status).toBe(422);
	expect((await post('/deliveries/redeliver', { sate: 'failed' })).status).toBe(422);
	expect((await post('/deliveries/redeliver', { until: '2000-01-01' })).body).toEqual({
		queued: 0
	});
	const again = await post('/deliveries/redeliver', { state: 'failed', destination });
	expect([again.status, again.body]).toEqual([202, { queued: 1 }]);
});

test('a destination is paused and resumed', async () => {
	const paused = await post(`/destinations/${destination}/pause`);
	expect(paused.body).toMatchObject({ id: destination, pausedAt: expect.any(String) });
	const resumed = await post(`/destinations/${destination}/resume`);
	expect(resumed.body).toMatchObject({ pausedAt: null, state: 'active' });
	const reader = await api.newToken(api.workspace, ['read']);
	for (const what of ['pause', 'resume', 'test-lead']) {
		const path = `/destinations/${destination}/${what}`;
		expect((await api.call(path, { method: 'POST', token: reader })).status).toBe(403);
	}
});

test('a payload is previewed with other fields, and what is wrong with them is told at its place', async () => {
	const preview = await post(`/destinations/${destination}/preview`, {
		fields: [{ from: 'score.percent', to: 'heat' }]
	});
	expect(preview.body).toMatchObject({ response: null, payload: { data: { heat: 100 } } });
	const kept = await post(`/destinations/${destination}/preview`, {});
	expect(kept.body).toMatchObject({ payload: { data: { contact: {} } } });
	const wrong = await post(`/destinations/${destination}/preview`, {
		fields: [
			{ from: 'lead.emial', to: 'a' },
			{ from: 'lead.id', to: 'a.b' }
		]
	});
	expect(wrong.errors).toEqual([
		{
			path: 'fields[0].from',
			message: 'There is no field “lead.emial”; did you mean “lead.email”?'
		},
		{
			path: 'fields[0].to',
			message: 'This name collides with “a.b”: give each field a place of its own.'
		},
		{
			path: 'fields[1].to',
			message: 'This name collides with “a”: give each field a place of its own.'
		}
	]);
});

test('what GET answers may be sent back', async () => {
	const { body } = await api.call(`/destinations/${destination}`);
	const put = await api.call(`/destinations/${destination}`, { method: 'PUT', body });
	expect([put.status, put.body['fields']]).toEqual([200, body['fields']]);
});
