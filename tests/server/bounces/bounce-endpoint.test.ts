import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { suppressedAmong } from '../../../src/lib/server/storage/queries/suppressions.ts';
import { anApi, type TestApi } from '../../support/an-api.ts';
import { aMailedPerson } from '../../support/an-invitation.ts';

const TOKEN = 'the-token-of-the-mail-server';
const bounces = { address: 'bounces@example.com', imapUrl: undefined, token: TOKEN };
let api: TestApi;

beforeAll(async () => {
	api = await anApi({ config: { bounces } });
});
afterAll(() => api.house.store.close());

const report = (file: string) => readFile(new URL(`./reports/${file}.eml`, import.meta.url));
const hand = (bytes: Uint8Array, token = TOKEN) =>
	api.call('/bounces', {
		method: 'POST',
		bytes,
		token: '',
		headers: {
			'content-type': 'message/rfc822',
			...(token && { authorization: `Bearer ${token}` })
		}
	});

test('what a mail server hands over is read and acted on', async () => {
	const email = 'anna@example.org';
	const id = 'mail_01kb6z3v8n5m7q2r4t6w8y0a1c';
	await aMailedPerson(api.house, { workspaceId: 'ws_1', email, mail: { id } });
	const taken = await hand(await report('postfix-unknown-user'));
	expect([taken.status, taken.body]).toEqual([200, { kind: 'hard', known: true, news: true }]);
	expect(await suppressedAmong(api.house.store, 'ws_1', [email])).toEqual(new Set([email]));
	expect((await hand(await report('ooo-exchange-ru'))).body).toMatchObject({ kind: 'auto' });
	expect(api.house.lines.join('\n')).not.toContain('anna');
});

test('nobody without the token is listened to; an API token is none', async () => {
	for (const token of ['', 'wrong', `${TOKEN}.`, api.token])
		expect((await hand(new Uint8Array([1]), token)).status).toBe(401);
	const { status } = await api.call('/bounces', { method: 'POST', bytes: new Uint8Array([1]) });
	expect(status).toBe(401);
});

test('a megabyte is taken, more is not', async () => {
	expect((await hand(new Uint8Array(1024 * 1024).fill(65))).status).toBe(200);
	expect((await hand(new Uint8Array(1024 * 1024 + 1).fill(65))).status).toBe(413);
});

test('without a token set there is nothing there', async () => {
	const bare = await anApi();
	expect((await bare.call('/bounces', { method: 'POST', body: 'x', token: '' })).status).toBe(404);
	await bare.house.store.close();
});
