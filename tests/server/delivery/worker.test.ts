import type { RequestListener } from 'node:http';
import { Webhook } from 'standardwebhooks';
import { afterEach, expect, test } from 'vitest';
import { createWorker } from '../../../src/lib/server/delivery/worker.ts';
import { redeliver, redeliverFailed } from '../../../src/lib/server/services/deliveries.ts';
import {
	attemptsOf,
	deliveryById,
	insertDelivery
} from '../../../src/lib/server/storage/queries/deliveries.ts';
import {
	destinationById,
	insertDestination
} from '../../../src/lib/server/storage/queries/destinations.ts';
import type { DeliveryRow, DestinationRow } from '../../../src/lib/server/storage/store.ts';
import { aDelivery, aWebhookDestination } from '../../support/a-delivery.ts';
import { closeReceivers, receiver } from '../../support/a-webhook-receiver.ts';
import { aHouse, type TestHouse } from '../../support/a-house.ts';
import { forEachEngine } from '../../support/store.ts';

const HOUR = 3_600_000;
const WORKSPACE = 'ws_1';

afterEach(closeReceivers);

const answer =
	(status: number, headers = {}): RequestListener =>
	(_request, response) =>
		response.writeHead(status, headers).end('answer');

forEachEngine((_engine, makeStore) => {
	async function house(): Promise<TestHouse> {
		return aHouse({ store: await makeStore(), config: { webhookAllowPrivate: 'all' } });
	}

	async function destination(at: TestHouse, overrides: Partial<DestinationRow>) {
		const row = aWebhookDestination(overrides);
		await insertDestination(at.store, row, []);
		return row;
	}

	async function deliver(at: TestHouse, overrides: Partial<DeliveryRow> = {}) {
		const row = aDelivery({ id: at.ids.next('msg'), nextAttemptAt: at.clock.now(), ...overrides });
		await insertDelivery(at.store, row);
		return row.id;
	}

	async function anOwner({ store }: TestHouse): Promise<void> {
		const { users, workspaces } = store.tables;
		await store.db.insert(workspaces).values({ id: WORKSPACE, name: 'Ours', createdAt: 0 });
		await store.db.insert(users).values({
			id: 'usr_1',
			workspaceId: WORKSPACE,
			email: 'owner@example.com',
			name: '',
			passwordHash: '',
			locale: 'ru',
			createdAt: 0
		});
	}

	const stateOf = async (at: TestHouse, id: string) =>
		(await deliveryById(at.store, WORKSPACE, id))?.state;

	test('a due delivery arrives once, signed over its exact bytes', async () => {
		const at = await house();
		at.clock.set(Date.now());
		const { url, taken } = await receiver();
		const { secret } = await destination(at, { url });
		const id = await deliver(at, { payload: '{"type":"ping","data":{"имя":"Анна"}}' });
		const worker = createWorker(at);
		await worker.runUntilIdle();
		await worker.runUntilIdle();
		expect(taken).toHaveLength(1);
		const [{ headers, body } = { headers: {}, body: '' }] = taken;
		expect(body).toBe('{"type":"ping","data":{"имя":"Анна"}}');
		expect(headers['webhook-id']).toBe(id);
		const signed = Object.fromEntries(
			Object.entries(headers).map(([name, value]) => [name, String(value)])
		);
		expect(() => new Webhook(secret).verify(body, signed)).not.toThrow();
		expect(await stateOf(at, id)).toBe('delivered');
	});

	test('the numbers of its tries go on when a delivery is sent once more', async () => {
		const at = await house();
		const { url } = await receiver();
		const { id: to } = await destination(at, { url });
		const id = await deliver(at, { destinationId: to });
		const worker = createWorker(at);
		for (const _ of [1, 2, 3]) {
			await worker.runUntilIdle();
			await redeliver(at, WORKSPACE, id, 'usr_1');
		}
		const tries = await attemptsOf(at.store, WORKSPACE, id);
		expect(tries.map(({ number }) => number)).toEqual([1, 2, 3]);
	});

	test('a failing destination is tried ten times by the schedule, then its owner is told once', async () => {
		const at = await house();
		const { url, taken } = await receiver(answer(500));
		await anOwner(at);
		await destination(at, { url });
		const ids = [await deliver(at), await deliver(at)];
		const worker = createWorker(at);
		const started = at.clock.now();
		for (let round = 0; round < 200 && at.clock.now() - started < 100 * HOUR; round += 1) {
			await worker.runUntilIdle();
			at.clock.advance(HOUR / 2);
		}
		expect(taken).toHaveLength(20);
		for (const id of ids) expect(await stateOf(at, id)).toBe('exhausted');
		expect(at.mails).toHaveLength(1);
		expect(at.mails[0]).toMatchObject({ to: ['owner@example.com'], subject: 'Не доставлено: CRM' });
	});

	test.each([300, 301, 302, 304, 307, 308, 400, 404, 429, 503])(
		'an answer of %i is no delivery, wherever it leads',
		async (status) => {
			const at = await house();
			const elsewhere = await receiver();
			const { url, taken } = await receiver(answer(status, { location: elsewhere.url }));
			await destination(at, { url });
			const id = await deliver(at);
			await createWorker(at).runUntilIdle();
			expect([await stateOf(at, id), taken.length]).toEqual(['queued', 1]);
			expect(elsewhere.taken).toEqual([]);
		}
	);

	test('nothing is tried before its time', async () => {
		const at = await house();
		const { url, taken } = await receiver(answer(503, { 'retry-after': '120' }));
		await destination(at, { url });
		await deliver(at);
		const worker = createWorker(at);
		await worker.runUntilIdle();
		at.clock.advance(119_000);
		await worker.runUntilIdle();
		expect(taken).toHaveLength(1);
		at.clock.advance(2_000);
		await worker.runUntilIdle();
		expect(taken).toHaveLength(2);
	});

	test('410 switches a destination off, and what waits for it stays queued', async () => {
		const at = await house();
		const { url, taken } = await receiver(answer(410));
		const { id } = await destination(at, { url });
		const first = await deliver(at);
		const worker = createWorker(at);
		await worker.runUntilIdle();
		const waiting = await deliver(at);
		await worker.runUntilIdle();
		expect(taken).toHaveLength(1);
		expect(await stateOf(at, first)).toBe('refused');
		expect(await stateOf(at, waiting)).toBe('queued');
		expect(await destinationById(at.store, WORKSPACE, id)).toMatchObject({
			state: 'disabled',
			disabledReason: 'gone'
		});
	});

	test('its owner is told once, however many tries find it gone', async () => {
		const at = await house();
		const { url, taken } = await receiver(answer(410));
		await anOwner(at);
		await destination(at, { url });
		await deliver(at);
		await deliver(at);
		await createWorker(at).runUntilIdle();
		expect(taken).toHaveLength(2);
		expect(at.mails).toMatchObject([{ to: ['owner@example.com'], subject: 'Отключено: CRM' }]);
	});

	test('its owner is told once, however many are given up at the same time', async () => {
		const plain = await house();
		const all = Promise.withResolvers<undefined>();
		let written = 0;
		// All of them are written down before any goes on.
		const atomically: typeof plain.store.atomically = async (build, expected) => {
			const counts = await plain.store.atomically(build, expected);
			if (answers.length < 8) return counts;
			written += 1;
			if (written === 8) all.resolve(undefined);
			await all.promise;
			return counts;
		};
		const at = { ...plain, store: { ...plain.store, atomically } };
		const answers: (() => void)[] = [];
		const { url } = await receiver((_request, response) => {
			answers.push(() => response.writeHead(500).end());
			if (answers.length === 8) for (const answer of answers) answer();
		});
		await anOwner(at);
		await destination(at, { url, failingSince: at.clock.now() });
		for (let count = 0; count < 8; count += 1) await deliver(at, { attempts: 9 });
		await createWorker(at).runUntilIdle();
		expect(written).toBe(8);
		expect(at.mails).toHaveLength(1);
	});

	test('a destination that hangs holds up nobody else', async () => {
		const at = await house();
		let release: () => void = () => undefined;
		const released = new Promise<void>((resolve) => (release = resolve));
		const hanging = await receiver(
			(_request, response) => void released.then(() => response.end())
		);
		const healthy = await receiver();
		await destination(at, { id: 'dst_hanging', url: hanging.url });
		await destination(at, { id: 'dst_healthy', url: healthy.url });
		for (let count = 0; count < 60; count += 1) await deliver(at, { destinationId: 'dst_hanging' });
		const ids: string[] = [];
		for (let count = 0; count < 60; count += 1)
			ids.push(await deliver(at, { destinationId: 'dst_healthy' }));
		const worker = createWorker(at);
		worker.start();
		await expect.poll(() => healthy.taken.length, { timeout: 8_000 }).toBe(60);
		expect(hanging.taken.length).toBeLessThan(60);
		release();
		await worker.stop();
	});

	test('two workers deliver each row once', async () => {
		const at = await house();
		const { url, taken } = await receiver();
		await destination(at, { url });
		const ids = await Promise.all(Array.from({ length: 50 }, () => deliver(at)));
		await Promise.all([createWorker(at), createWorker(at)].map((worker) => worker.runUntilIdle()));
		expect(taken.map(({ headers }) => headers['webhook-id']).sort()).toEqual(ids.sort());
	});

	test("a killed worker's delivery is taken over within a minute, with the same id", async () => {
		const at = await house();
		const { url, taken } = await receiver();
		await destination(at, { url });
		const leased = { leaseOwner: 'killed', leaseUntil: at.clock.now() + 45_000 };
		const id = await deliver(at, leased);
		const worker = createWorker(at);
		await worker.runUntilIdle();
		expect(taken).toHaveLength(0);
		at.clock.advance(60_000);
		await worker.runUntilIdle();
		expect(taken.map(({ headers }) => headers['webhook-id'])).toEqual([id]);
	});

	test('a try that takes long keeps its lease while its worker lives', async () => {
		const at = await house();
		let release: () => void = () => undefined;
		const released = new Promise<void>((resolve) => (release = resolve));
		const { url, taken } = await receiver(
			(_request, response) => void released.then(() => response.end())
		);
		await destination(at, { url });
		const id = await deliver(at);
		const worker = createWorker(at);
		worker.start();
		await expect.poll(() => taken.length).toBe(1);
		at.clock.advance(40_000);
		worker.wake();
		const leaseUntil = async () => (await deliveryById(at.store, WORKSPACE, id))?.leaseUntil;
		await expect.poll(leaseUntil).toBe(at.clock.now() + 45_000);
		at.clock.advance(40_000);
		await createWorker(at).runUntilIdle();
		release();
		await worker.stop();
		expect(taken).toHaveLength(1);
		expect(await stateOf(at, id)).toBe('delivered');
	});

	test('what waits for a slow destination is sent it side by side, more at once the better it goes', async () => {
		const at = await house();
		let underWay = 0;
		let most = 0;
		const { url, taken } = await receiver((_request, response) => {
			most = Math.max(most, (underWay += 1));
			setTimeout(() => {
				underWay -= 1;
				response.end();
			}, 100);
		});
		await destination(at, { url });
		for (let count = 0; count < 120; count += 1) await deliver(at);
		const worker = createWorker(at);
		worker.start();
		await expect.poll(() => taken.length, { timeout: 8_000 }).toBe(120);
		await worker.stop();
		expect(most).toBeGreaterThan(12);
		expect(most).toBeLessThanOrEqual(64);
	});

	test('mail to people carries a fixed id and is tried again after an error', async () => {
		const at = await house();
		let broken = true;
		const flaky = {
			...at,
			mailer: {
				...at.mailer,
				send: async (mail: Parameters<typeof at.mailer.send>[0]) => {
					if (broken) throw Object.assign(new Error('no'), { code: 'ECONNECTION' });
					await at.mailer.send(mail);
				}
			}
		};
		await destination(at, {
			kind: 'email',
			url: null,
			recipients: ['sales@example.com'],
			locale: 'ru'
		});
		const id = await deliver(at, { event: 'ping' });
		const worker = createWorker(flaky);
		await worker.runUntilIdle();
		expect(await stateOf(at, id)).toBe('queued');
		broken = false;
		at.clock.advance(10_000);
		await worker.runUntilIdle();
		expect(await stateOf(at, id)).toBe('delivered');
		expect(at.mails).toMatchObject([
			{ to: ['sales@example.com'], messageId: `<${id}@quiz.example.com>` }
		]);
	});

	test('a mail that became a file is no delivery, and can be sent with all that failed', async () => {
		const at = await house();
		const unset = { ...at, mailer: { ...at.mailer, writesTo: '/data/mail' } };
		const { id: to } = await destination(at, {
			kind: 'email',
			url: null,
			recipients: ['a@example.com']
		});
		const id = await deliver(at, { event: 'ping' });
		await createWorker(unset).runUntilIdle();
		expect(await stateOf(at, id)).toBe('written');
		const attempts = await at.store.db.select().from(at.store.tables.deliveryAttempts);
		expect(attempts).toMatchObject([{ deliveryId: id, outcome: 'written', error: null }]);
		expect(await redeliverFailed(at, WORKSPACE, to, 'usr_1')).toMatchObject({
			value: { queued: 1 }
		});
		await createWorker(at).runUntilIdle();
		expect(await stateOf(at, id)).toBe('delivered');
	});

	test('an address inside is refused at each try, whatever it was when the destination was made', async () => {
		const at = await aHouse({ store: await makeStore() });
		await destination(at, { url: 'http://crm.example.com/' });
		const id = await deliver(at);
		await createWorker(at, { resolve: async () => ['10.0.0.7'] }).runUntilIdle();
		const attempts = await at.store.db.select().from(at.store.tables.deliveryAttempts);
		expect(attempts).toMatchObject([
			{ deliveryId: id, outcome: 'failed', error: 'address_refused' }
		]);
	});
});
