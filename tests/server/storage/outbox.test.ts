import { expect, test } from 'vitest';
import {
	claimDeliveries,
	dueDestinations,
	recordAttempt,
	renewLeases
} from '../../../src/lib/server/storage/queries/outbox.ts';
import type { Store } from '../../../src/lib/server/storage/store.ts';
import { aDelivery, aWebhookDestination } from '../../support/a-delivery.ts';
import { anId } from '../../support/a-submission-write.ts';
import { forEachEngine } from '../../support/store.ts';

const claim = (owner: string, now: number, limit = 10) => ({
	destination: 'dst_1',
	owner,
	now,
	leaseUntil: now + 1000,
	limit
});

const failedAttempt = (deliveryId: string) => ({
	id: anId('try'),
	workspaceId: 'ws_1',
	deliveryId,
	number: 1,
	startedAt: 0,
	durationMs: 3,
	status: 500,
	url: 'https://crm.example.com/hook',
	requestHeaders: { 'webhook-id': deliveryId },
	outcome: 'failed',
	error: null,
	responseExcerpt: 'Sorry'
});

async function queued(store: Store, count: number) {
	const rows = Array.from({ length: count }, () => aDelivery({ id: anId('msg') }));
	await store.db.insert(store.tables.deliveries).values(rows);
	return rows.map((row) => row.id);
}

forEachEngine((_engine, makeStore) => {
	test('20 workers claim each of 400 deliveries once', async () => {
		const store = await makeStore();
		const ids = await queued(store, 400);
		const claimed: string[] = [];
		const work = async (owner: string) => {
			for (let found = 1; found > 0;) {
				const rows = await claimDeliveries(store, claim(owner, 0, 7));
				expect(rows.every((row) => row.leaseOwner === owner)).toBe(true);
				claimed.push(...rows.map((row) => row.id));
				found = rows.length;
			}
		};
		await Promise.all(Array.from({ length: 20 }, (_, index) => work(`worker ${index}`)));
		const left = await claimDeliveries(store, claim('last', 0, 400));
		expect([...claimed, ...left.map((row) => row.id)].sort()).toEqual(ids);
	});

	test.each([
		['was paused', { pausedAt: 1 }],
		['was switched off', { state: 'disabled' as const }]
	])('claims nothing for a destination that %s since it was found', async (_name, change) => {
		const store = await makeStore();
		const [id] = await queued(store, 1);
		const { destinations } = store.tables;
		await store.db.insert(destinations).values(aWebhookDestination(change));
		expect(await dueDestinations(store, 0)).toEqual([]);
		expect(await claimDeliveries(store, claim('worker', 0))).toEqual([]);
		await store.db.update(destinations).set({ pausedAt: null, state: 'active' });
		expect(await claimDeliveries(store, claim('worker', 0))).toMatchObject([{ id }]);
	});

	test('takes what is due, and what another worker has left behind', async () => {
		const store = await makeStore();
		const { deliveries } = store.tables;
		await store.db
			.insert(deliveries)
			.values([
				aDelivery({ id: 'due' }),
				aDelivery({ id: 'later', nextAttemptAt: 501 }),
				aDelivery({ id: 'delivered', state: 'delivered' }),
				aDelivery({ id: 'elsewhere', destinationId: 'dst_2' })
			]);
		const claimedAt = async (owner: string, now: number) =>
			(await claimDeliveries(store, claim(owner, now))).map((row) => row.id).sort();
		expect(await claimedAt('a', 500)).toEqual(['due']);
		expect(await claimedAt('b', 501)).toEqual(['later']);
		expect(await claimedAt('b', 1499)).toEqual([]);
		expect(await claimedAt('c', 1500)).toEqual(['due']);
	});

	test('takes the longest due first, and gives them in that order', async () => {
		const store = await makeStore();
		const due = [700, 300, 500, 300, 100];
		const rows = due.map((nextAttemptAt, index) =>
			aDelivery({ id: `msg_${index}`, nextAttemptAt })
		);
		await store.db.insert(store.tables.deliveries).values(rows);
		const claimed = async () =>
			(await claimDeliveries(store, claim('a', 700, 3))).map((row) => row.id);
		expect(await claimed()).toEqual(['msg_4', 'msg_1', 'msg_3']);
		expect(await claimed()).toEqual(['msg_2', 'msg_0']);
	});

	test('a lease that is renewed holds on, but not one that somebody else has taken over', async () => {
		const store = await makeStore();
		const [kept = '', taken = ''] = await queued(store, 2);
		await claimDeliveries(store, claim('slow', 0));
		await renewLeases(store, { owner: 'slow', ids: [kept], leaseUntil: 5000 });
		const claimedBy = async (owner: string, now: number) =>
			(await claimDeliveries(store, claim(owner, now))).map((row) => row.id);
		expect(await claimedBy('fast', 1000)).toEqual([taken]);
		await renewLeases(store, { owner: 'slow', ids: [taken], leaseUntil: 9000 });
		expect(await claimedBy('next', 2000)).toEqual([taken]);
		expect(await claimedBy('next', 5000)).toEqual([kept, taken].toSorted());
	});

	test('tells which active destinations something is due for', async () => {
		const store = await makeStore();
		const { destinations } = store.tables;
		const due = async (now: number) => (await dueDestinations(store, now)).map(({ id }) => id);
		await store.db
			.insert(destinations)
			.values([
				aWebhookDestination(),
				aWebhookDestination({ id: 'dst_2' }),
				aWebhookDestination({ id: 'dst_3', state: 'disabled' })
			]);
		await store.db
			.insert(store.tables.deliveries)
			.values([aDelivery(), aDelivery({ id: 'msg_3', destinationId: 'dst_3' })]);
		expect(await due(0)).toEqual(['dst_1']);
		await claimDeliveries(store, claim('a', 0));
		expect(await due(999)).toEqual([]);
		expect(await due(1000)).toEqual(['dst_1']);
	});

	test('writes every try down, but the outcome only for the one who holds the lease', async () => {
		const store = await makeStore();
		const { deliveries, deliveryAttempts, destinations } = store.tables;
		await store.db.insert(destinations).values(aWebhookDestination());
		const [id = ''] = await queued(store, 1);
		await claimDeliveries(store, claim('slow', 0));
		await claimDeliveries(store, claim('fast', 1000));
		const failed = {
			id,
			workspaceId: 'ws_1',
			state: 'queued',
			attempts: 1,
			finishedAt: null
		} as const;
		const record = (owner: string, nextAttemptAt: number) =>
			recordAttempt(store, {
				owner,
				delivery: { ...failed, nextAttemptAt },
				destination: { id: 'dst_1', failingSince: 7, updatedAt: 8 },
				attempt: failedAttempt(id)
			});
		expect(await record('slow', 1)).toMatchObject({ delivery: false });
		expect(await record('fast', 6000)).toMatchObject({ delivery: true });
		expect(await store.db.select().from(deliveries)).toEqual([
			aDelivery({ ...failed, nextAttemptAt: 6000, leaseOwner: null, leaseUntil: null })
		]);
		expect(await store.db.select().from(deliveryAttempts)).toHaveLength(2);
		expect(await store.db.select().from(destinations)).toEqual([
			aWebhookDestination({ failingSince: 7, updatedAt: 8 })
		]);
	});
});
