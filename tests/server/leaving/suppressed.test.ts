import { afterAll, beforeAll, expect, test } from 'vitest';
import { suppress } from '../../../src/lib/server/storage/queries/suppressions.ts';
import type { SuppressedFor } from '../../../src/lib/server/storage/store.ts';
import { anApi, type TestApi } from '../../support/an-api.ts';
import { aWorkspace } from '../../support/a-workspace.ts';
import { forEachEngine } from '../../support/store.ts';

forEachEngine((engine) => {
	let api: TestApi;
	beforeAll(async () => {
		api = await anApi({ engine });
	});
	afterAll(() => api.house.store.close());

	const listed = async (query = '') =>
		(await api.call(`/suppressions${query}`)).items.map(({ email }) => email);
	const suppressed = (email: string, reason: SuppressedFor, at = 1) =>
		suppress(
			api.house.store,
			{
				...{ workspaceId: api.workspace, email, reason, campaignId: null, detail: '', at }
			},
			[]
		);

	test('addresses are added as they are pasted, each once, and what is none is told by its line', async () => {
		const emails = ['Anna <Anna@Example.com>', 'nobody', 'anna@example.com', 'a"b@example.com'];
		const added = await api.call('/suppressions', { method: 'POST', body: { emails } });
		expect(added.body).toEqual({ added: 2, known: 0, wrong: [2] });
		const again = await api.call('/suppressions', { method: 'POST', body: { emails } });
		expect(again.body).toMatchObject({ added: 0, known: 2 });
		const { items } = (await api.call('/suppressions?q=ANNA@')).body;
		expect(items).toEqual([
			{
				...{ email: 'anna@example.com', reason: 'by_hand', detail: '', survey: null },
				at: new Date(api.house.clock.now()).toISOString()
			}
		]);
	});

	test('control characters end an address: nothing after them is taken along', async () => {
		const emails = ['eve@example.com\r\nBcc: mallory@example.com', 'nul\u0000@example.com'];
		await api.call('/suppressions', { method: 'POST', body: { emails } });
		expect(await listed('?q=eve')).toEqual(['eve@example.com']);
		expect(await listed('?q=nul')).toEqual([]);
	});

	test('pages go on where the one before ended, though many came in the same moment', async () => {
		for (let number = 0; number < 7; number += 1)
			await suppressed(`page${number}@example.com`, 'bounced', number < 5 ? 50 : 40);
		const seen: unknown[] = [];
		let cursor = '';
		do {
			const query = `?limit=2&reason=bounced&q=page${cursor && `&cursor=${cursor}`}`;
			const { body, items } = await api.call(`/suppressions${query}`);
			seen.push(...items.map(({ email }) => email));
			cursor = body.next ?? '';
		} while (cursor);
		expect(seen).toEqual([0, 1, 2, 3, 4, 5, 6].map((number) => `page${number}@example.com`));
	});

	test('a search finds what it says, and % is only itself', async () => {
		await suppressed('100%@example.com', 'by_hand');
		expect(await listed('?q=0%25@')).toEqual(['100%@example.com']);
		expect(await listed('?q=%25%25')).toEqual([]);
	});

	test('a bounce may be lifted; whoever asked to be left alone only if they asked to be back', async () => {
		await suppressed('bounced@example.com', 'bounced');
		const lift = (email: string, query = '') =>
			api.call(`/suppressions/${encodeURIComponent(email)}${query}`, { method: 'DELETE' });
		expect((await lift('Bounced@example.com')).status).toBe(204);
		expect((await lift('bounced@example.com')).status).toBe(404);
		for (const reason of ['unsubscribed', 'complained'] as const) {
			await suppressed(`${reason}@example.com`, reason);
			const refused = await lift(`${reason}@example.com`);
			expect([refused.status, refused.body.code]).toEqual([409, 'left_themselves']);
			expect((await lift(`${reason}@example.com`, '?asked=true')).status).toBe(204);
		}
	});

	test('another workspace sees and lifts nothing of it', async () => {
		await suppressed('mine@example.com', 'bounced');
		const token = await api.newToken(await aWorkspace(api.house));
		expect((await api.call('/suppressions', { token })).items).toEqual([]);
		const lifted = await api.call('/suppressions/mine@example.com', { method: 'DELETE', token });
		expect(lifted.status).toBe(404);
		expect(await listed('?q=mine@')).toEqual(['mine@example.com']);
	});
});
