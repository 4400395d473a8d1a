import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import { createWorker, type DeliveryWorker } from '../../../src/lib/server/delivery/worker.ts';
import { throttle } from '../../../src/lib/server/services/throttle.ts';
import {
	deliveryById,
	insertDelivery
} from '../../../src/lib/server/storage/queries/deliveries.ts';
import { insertDestination } from '../../../src/lib/server/storage/queries/destinations.ts';
import type { DeliveryRow } from '../../../src/lib/server/storage/store.ts';
import { aDelivery, aWebhookDestination } from '../../support/a-delivery.ts';
import { aHouse, type TestHouse } from '../../support/a-house.ts';
import { forEachEngine } from '../../support/store.ts';

/* The system's clock is set forward or back by somebody else, in the middle of the work. */

const HOUR = 3_600_000;
const YEAR = 365 * 24 * HOUR;
const WORKSPACE = 'ws_1';

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
	for (const end of ends.splice(0).reverse()) await end();
});

/** A receiver that answers when it is told to. */
async function slowReceiver() {
	const waiting: ServerResponse[] = [];
	const ids: unknown[] = [];
	const server = createServer((request, response) => {
		ids.push(request.headers['webhook-id']);
		request.resume().on('end', () => waiting.push(response));
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	ends.push(async () => {
		server.closeAllConnections();
		server.close();
	});
	return {
		url: `http://127.0.0.1:${port}/`,
		ids,
		asked: (count: number) => vi.waitFor(() => expect(waiting).toHaveLength(count)),
		answer: (status: number) => {
			for (const response of waiting.splice(0)) response.writeHead(status).end();
		}
	};
}

forEachEngine((_engine, makeStore) => {
	async function aStage() {
		const at = await aHouse({ store: await makeStore(), config: { webhookAllowPrivate: 'all' } });
		const receiver = await slowReceiver();
		await insertDestination(at.store, aWebhookDestination({ url: receiver.url }), []);
		const worker = createWorker(at);
		worker.start();
		ends.push(() => worker.stop());
		return { at, receiver, worker };
	}

	async function queue(at: TestHouse, overrides: Partial<DeliveryRow> = {}) {
		const row = aDelivery({ id: at.ids.next('msg'), nextAttemptAt: at.clock.now(), ...overrides });
		await insertDelivery(at.store, row);
		return row.id;
	}

	const rowOf = (at: TestHouse, id: string) => deliveryById(at.store, WORKSPACE, id);

	/** Looks for work at least twice, as a worker does every second. */
	async function lookAround(worker: DeliveryWorker): Promise<void> {
		for (let time = 0; time < 4; time += 1) {
			worker.wake();
			await new Promise((resolve) => setImmediate(resolve));
		}
		await new Promise((resolve) => setTimeout(resolve, 50));
	}

	test('an hour forward during a try: it is not made again beside itself', async () => {
		const { at, receiver, worker } = await aStage();
		const id = await queue(at);
		worker.wake();
		await receiver.asked(1);
		at.clock.advance(HOUR);
		await lookAround(worker);
		expect(receiver.ids).toEqual([id]);
		receiver.answer(200);
		await expect.poll(async () => (await rowOf(at, id))?.state).toBe('delivered');
		expect(receiver.ids).toEqual([id]);
	});

	test('an hour back during a try: it ends as ever, and took no less than no time', async () => {
		const { at, receiver, worker } = await aStage();
		const id = await queue(at);
		worker.wake();
		await receiver.asked(1);
		at.clock.advance(-HOUR);
		await lookAround(worker);
		receiver.answer(200);
		await expect.poll(async () => (await rowOf(at, id))?.state).toBe('delivered');
		expect(receiver.ids).toEqual([id]);
		const attempts = await at.store.db.select().from(at.store.tables.deliveryAttempts);
		expect(attempts).toMatchObject([{ durationMs: 0 }]);
	});

	test('an hour back: what was queued before is sent at once, not in an hour', async () => {
		const { at, receiver, worker } = await aStage();
		await lookAround(worker);
		const id = await queue(at);
		at.clock.advance(-HOUR);
		worker.wake();
		await receiver.asked(1);
		expect(receiver.ids).toEqual([id]);
		receiver.answer(200);
	});

	test('an hour back: the lease of somebody who was killed ends within a minute', async () => {
		const { at, receiver, worker } = await aStage();
		await lookAround(worker);
		const lease = { leaseOwner: 'killed', leaseUntil: at.clock.now() + 45_000 };
		at.clock.advance(-HOUR);
		const id = await queue(at, lease);
		at.clock.advance(60_000);
		worker.wake();
		await receiver.asked(1);
		expect(receiver.ids).toEqual([id]);
		receiver.answer(200);
	});

	test('an hour forward between tries: the next is made once, and the schedule goes on from there', async () => {
		const { at, receiver, worker } = await aStage();
		const id = await queue(at);
		worker.wake();
		await receiver.asked(1);
		receiver.answer(500);
		await expect.poll(async () => (await rowOf(at, id))?.attempts).toBe(1);
		at.clock.advance(HOUR);
		worker.wake();
		await receiver.asked(1);
		receiver.answer(500);
		await expect.poll(async () => (await rowOf(at, id))?.attempts).toBe(2);
		await lookAround(worker);
		expect(receiver.ids).toEqual([id, id]);
		const next = (await rowOf(at, id))?.nextAttemptAt ?? 0;
		expect((next - at.clock.now()) / 60_000).toBeCloseTo(5, -1);
	});

	test('a year back between tries: nothing waits for a year', async () => {
		const { at, receiver, worker } = await aStage();
		const id = await queue(at);
		worker.wake();
		await receiver.asked(1);
		receiver.answer(500);
		await expect.poll(async () => (await rowOf(at, id))?.attempts).toBe(1);
		at.clock.advance(-YEAR);
		worker.wake();
		await receiver.asked(1);
		receiver.answer(200);
		await expect.poll(async () => (await rowOf(at, id))?.state).toBe('delivered');
		expect(receiver.ids).toEqual([id, id]);
	});

	test('a year back: who was throttled waits no longer than before', async () => {
		const { at } = await aStage();
		const tryIt = () => throttle(at, 'sign-in:account', 'anna@example.com');
		for (let time = 0; time < 10; time += 1) expect(await tryIt()).toBeNull();
		expect(await tryIt()).toMatchObject({ code: 'throttled' });
		// The clocks of two processes may differ by a little: that opens no window.
		at.clock.advance(-1000);
		expect(await tryIt()).toMatchObject({ code: 'throttled' });
		at.clock.advance(-YEAR);
		expect(await tryIt()).toBeNull();
		for (let time = 0; time < 10; time += 1) await tryIt();
		expect(await tryIt()).toMatchObject({ code: 'throttled', params: { seconds: 900 } });
	});
});
