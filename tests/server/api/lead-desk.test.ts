import { afterAll, expect, test } from 'vitest';
import { completeSubmission } from '../../../src/lib/server/services/submissions.ts';
import { anApi } from '../../support/an-api.ts';
import { aLiveQuiz } from '../../support/a-live-quiz.ts';
import { asking } from '../../support/a-merging-desk.ts';
import { aWorkspace } from '../../support/a-workspace.ts';
import { valueOf } from '../../support/value-of.ts';

const api = await anApi();
afterAll(() => api.house.store.close());

const quiz = await aLiveQuiz(api.house, api.workspace, asking);

async function lead(who: object): Promise<string> {
	api.house.clock.advance(1000);
	const answers = { money: 'some', who };
	const done = await completeSubmission(api.house, quiz, { answers, locale: 'en' });
	return valueOf(done).response.lead ?? '';
}

const send = (method: string, path: string, body?: object) =>
	api.call(path, { method, ...(body && { body }) });

test('notes are written, listed, changed and deleted by the token that wrote them', async () => {
	const id = await lead({ email: 'noted@example.com' });
	const written = await send('POST', `/leads/${id}/notes`, { text: ' Called.\r\nWill buy. ' });
	expect(written).toMatchObject({ status: 201, body: { lead: id, text: 'Called.\nWill buy.' } });
	expect((await api.call(`/leads/${id}/notes`)).items).toEqual([written.body]);
	const note = `/notes/${written.body.id}`;
	const token = await api.newToken(api.workspace);
	const another = { method: 'PUT', body: { text: 'No.' }, token };
	expect(await api.call(note, another)).toMatchObject({
		status: 403,
		body: { code: 'note_of_another' }
	});
	expect(await api.call(note, { method: 'DELETE', token })).toMatchObject({ status: 403 });
	const changed = await send('PUT', note, { text: 'Bought.' });
	expect(changed.body).toMatchObject({ text: 'Bought.', editedAt: expect.any(String) });
	for (const text of ['', ' \n', 'x'.repeat(10_001)]) {
		expect(await send('PUT', note, { text })).toMatchObject({ status: 422 });
	}
	expect((await send('DELETE', note)).status).toBe(204);
	expect((await send('DELETE', note)).status).toBe(404);
	expect((await api.call(`/leads/${id}/notes`)).items).toEqual([]);
	expect((await send('POST', '/leads/lead_none/notes', { text: 'Hm.' })).status).toBe(404);
});

test('a lead has the tags that are said, and no others', async () => {
	const id = await lead({ email: 'tagged@example.com' });
	const tags = async (all: string[]) =>
		(await send('PUT', `/leads/${id}/tags`, { tags: all })).body['tags'];
	expect(await tags(['vip', ' called  twice '])).toEqual(['called twice', 'vip']);
	expect(await tags(['vip', 'vip', 'partner'])).toEqual(['partner', 'vip']);
	expect((await api.call(`/leads/${id}/tags`)).body['tags']).toEqual(['partner', 'vip']);
	expect((await send('PUT', `/leads/${id}/tags`, { tags: [''] })).status).toBe(422);
	expect(await tags([])).toEqual([]);
});

test('a proposed merge is seen, made, found by either id, and undone; or turned down', async () => {
	const [one, other] = [
		await lead({ email: 'one@example.com' }),
		await lead({ phone: '+79160000077' })
	];
	await lead({ email: 'one@example.com', phone: '+79160000077' });
	const proposed = async (id: string) => (await api.call(`/leads/${id}/merges`)).body['proposed'];
	expect(await proposed(one)).toMatchObject([{ lead: other }]);
	expect(await proposed(other)).toMatchObject([{ lead: one }]);
	expect(await send('POST', `/leads/${one}/merges`, { other: one })).toMatchObject({
		status: 422,
		body: { code: 'merge_itself' }
	});
	const merged = await send('POST', `/leads/${one}/merges`, { other });
	expect(merged).toMatchObject({ status: 201, body: { lead: one, other, undoable: true } });
	expect((await api.call(`/leads/${other}`)).body).toMatchObject({
		id: one,
		phone: '+79160000077'
	});
	const listed = (await api.call('/leads')).items.map(({ id }) => id);
	expect(listed).toContain(one);
	expect(listed).not.toContain(other);
	expect(await proposed(one)).toEqual([]);
	const again = await send('POST', `/leads/${other}/merges`, { other: one });
	expect(again).toMatchObject({ status: 409, body: { code: 'merged_already' } });
	const undo = `/merges/${merged.body.id}/undo`;
	expect((await send('POST', undo)).body).toMatchObject({ undoneAt: expect.any(String) });
	expect(await send('POST', undo)).toMatchObject({ status: 409 });
	expect((await api.call(`/leads/${other}`)).body).toMatchObject({ id: other });
	// Whoever takes them apart has said that they are two.
	expect(await proposed(one)).toEqual([]);
	const two = [await lead({ email: 'two@example.com' }), await lead({ phone: '+79160000078' })];
	await lead({ email: 'two@example.com', phone: '+79160000078' });
	const turned = () => send('POST', `/leads/${two[1]}/dismissals`, { other: two[0] ?? '' });
	expect((await turned()).status).toBe(204);
	expect((await turned()).status).toBe(404);
	expect(await proposed(two[0] ?? '')).toEqual([]);
});

test('another workspace finds none of it', async () => {
	const [one, other] = [
		await lead({ email: 'mine@example.com' }),
		await lead({ email: 'ours@example.com' })
	];
	const note = await send('POST', `/leads/${one}/notes`, { text: 'Secret.' });
	const merged = await send('POST', `/leads/${one}/merges`, { other });
	const token = await api.newToken(await aWorkspace(api.house));
	const asked = [
		['GET', `/leads/${one}/notes`],
		['GET', `/leads/${one}/tags`],
		['GET', `/leads/${one}/merges`],
		['POST', `/leads/${one}/notes`, { text: 'x' }],
		['PUT', `/notes/${note.body.id}`, { text: 'x' }],
		['DELETE', `/notes/${note.body.id}`],
		['PUT', `/leads/${one}/tags`, { tags: ['x'] }],
		['POST', `/leads/${one}/merges`, { other }],
		['POST', `/leads/${one}/dismissals`, { other }],
		['POST', `/merges/${merged.body.id}/undo`]
	] as const;
	for (const [method, path, body] of asked) {
		const answer = await api.call(path, { method, token, ...(body && { body }) });
		expect([method, path, answer.status]).toEqual([method, path, 404]);
	}
});
