import { Webhook } from 'standardwebhooks';
import { afterEach, describe, expect, test } from 'vitest';
import { createWorker } from '../../../src/lib/server/delivery/worker.ts';
import {
	countRedeliverable,
	getDelivery,
	listDeliveries,
	redeliver,
	redeliverLike
} from '../../../src/lib/server/services/deliveries.ts';
import {
	createDestination,
	pauseDestination,
	resumeDestination,
	rotateSecret,
	updateDestination
} from '../../../src/lib/server/services/destinations.ts';
import { completeSubmission } from '../../../src/lib/server/services/submissions.ts';
import { insertDelivery } from '../../../src/lib/server/storage/queries/deliveries.ts';
import type { DeliveryRow } from '../../../src/lib/server/storage/store.ts';
import { aDelivery } from '../../support/a-delivery.ts';
import { closeReceivers, receiver } from '../../support/a-webhook-receiver.ts';
import { aHouse } from '../../support/a-house.ts';
import { aLeadQuizFile, aLeadSubmission } from '../../support/a-lead-quiz.ts';
import { aLiveQuiz } from '../../support/a-live-quiz.ts';
import { aWorkspace } from '../../support/a-workspace.ts';
import { forEachEngine } from '../../support/store.ts';
import { codeOf, valueOf } from '../../support/value-of.ts';

const BY = 'usr_1';

afterEach(closeReceivers);

forEachEngine((_engine, makeStore) => {
	const open = async () => {
		const house = await aHouse({
			store: await makeStore(),
			config: { webhookAllowPrivate: 'all' }
		});
		house.clock.set(Date.now());
		const workspace = await aWorkspace(house);
		const destination = async (url: string, settings: object = {}) =>
			valueOf(await createDestination(house, workspace, { name: 'CRM', url, ...settings }, null));
		const queue = async (to: string, overrides: Partial<DeliveryRow> = {}) => {
			house.clock.advance(1);
			const now = house.clock.now();
			const row = aDelivery({
				id: house.ids.next('msg'),
				workspaceId: workspace,
				destinationId: to,
				nextAttemptAt: now,
				createdAt: now,
				...overrides
			});
			await insertDelivery(house.store, row);
			return row.id;
		};
		const submit = async (live: Awaited<ReturnType<typeof aLiveQuiz>>, number: number) =>
			valueOf(await completeSubmission(house, live, aLeadSubmission(number, 'yes')));
		return { house, workspace, destination, queue, submit };
	};

	describe('the log', () => {
		test('keeps the request of every try, its answer and when the next one comes', async () => {
			const { house, workspace, destination, queue } = await open();
			const { url } = await receiver((_request, response) =>
				response.writeHead(503).end('come back later')
			);
			const { id: to } = await destination(url);
			const id = await queue(to, { payload: '{"a":1}' });
			await createWorker(house).runUntilIdle();
			const { delivery, attempts } = valueOf(await getDelivery(house, workspace, id));
			expect(delivery).toMatchObject({ state: 'queued', attempts: 1, payload: '{"a":1}' });
			expect(delivery.nextAttemptAt).toBeGreaterThan(house.clock.now());
			expect(attempts).toMatchObject([
				{
					number: 1,
					url,
					status: 503,
					responseExcerpt: 'come back later',
					requestHeaders: {
						'content-type': 'application/json; charset=utf-8',
						'webhook-id': id,
						'webhook-timestamp': String(Math.floor(house.clock.now() / 1000)),
						'webhook-signature': expect.stringMatching(/^v1,/)
					}
				}
			]);
		});

		test('is narrowed by destination, state, event, time, lead and test', async () => {
			const { house, workspace, queue } = await open();
			const start = house.clock.now();
			const ids = [
				await queue('dst_1', { leadId: 'led_1' }),
				await queue('dst_2', { state: 'exhausted', event: 'lead.updated' }),
				await queue('dst_2', { state: 'refused', test: true }),
				await queue('dst_2', { state: 'delivered', leadId: 'led_1' })
			];
			const found = async (filter: object) => {
				const { items } = await listDeliveries(house, workspace, filter);
				return items.map(({ id }) => ids.indexOf(id)).sort();
			};
			expect(await found({})).toEqual([0, 1, 2, 3]);
			expect(await found({ destination: 'dst_2' })).toEqual([1, 2, 3]);
			expect(await found({ state: 'failed' })).toEqual([1, 2]);
			expect(await found({ state: 'refused' })).toEqual([2]);
			expect(await found({ event: 'lead.updated' })).toEqual([1]);
			expect(await found({ lead: 'led_1' })).toEqual([0, 3]);
			expect(await found({ test: true })).toEqual([2]);
			expect(await found({ test: false, destination: 'dst_2' })).toEqual([1, 3]);
			expect(await found({ since: start + 2, until: start + 4 })).toEqual([1, 2]);
			expect(await listDeliveries(house, await aWorkspace(house), {})).toMatchObject({ items: [] });
		});
	});

	describe('sending once more', () => {
		test('a range keeps ids, bytes and order, and leaves the rest alone', async () => {
			const { house, workspace, destination, queue } = await open();
			const { url, taken } = await receiver();
			const { id: to } = await destination(url);
			const ended = { state: 'exhausted', attempts: 10, finishedAt: 1 } as const;
			const ids: string[] = [];
			for (let number = 0; number < 5; number += 1) {
				ids.push(await queue(to, { ...ended, payload: `{"n":${number}}` }));
			}
			const arrived = await queue(to, { state: 'delivered', finishedAt: 1 });
			await queue('dst_deleted', ended);
			const foreign = await queue(to, { ...ended, workspaceId: await aWorkspace(house) });
			const like = { state: 'failed' } as const;
			expect(await countRedeliverable(house, workspace, like)).toBe(5);
			expect(await redeliverLike(house, workspace, like, BY)).toEqual({ queued: 5 });
			expect(house.wakes()).toBe(1);
			await createWorker(house).runUntilIdle();
			expect(taken.map(({ headers }) => headers['webhook-id']).sort()).toEqual(ids);
			expect(taken.map(({ body }) => body).sort()).toEqual(ids.map((_, n) => `{"n":${n}}`));
			const { deliveries } = house.store.tables;
			const rows = await house.store.db.select().from(deliveries);
			expect(rows.find(({ id }) => id === foreign)?.state).toBe('exhausted');
			expect(rows.find(({ id }) => id === arrived)?.finishedAt).toBe(1);
		});

		test('takes each once, however many there are', async () => {
			const { house, workspace, destination } = await open();
			const { id: to } = await destination('https://crm.example.com/hook');
			const { deliveries } = house.store.tables;
			const rows = Array.from({ length: 4_100 }, () =>
				aDelivery({
					id: house.ids.next('msg'),
					workspaceId: workspace,
					destinationId: to,
					state: 'cancelled'
				})
			);
			for (let at = 0; at < rows.length; at += 500) {
				await house.store.db.insert(deliveries).values(rows.slice(at, at + 500));
			}
			expect(await countRedeliverable(house, workspace, {})).toBe(1_001);
			expect(await redeliverLike(house, workspace, { destination: to }, BY)).toEqual({
				queued: 4_100
			});
			expect(await redeliverLike(house, workspace, { destination: to }, BY)).toEqual({ queued: 0 });
		});

		test('one that waits for its next try goes at once, and is signed anew', async () => {
			const { house, workspace, destination, queue } = await open();
			let status = 500;
			const { url, taken } = await receiver((_request, response) =>
				response.writeHead(status).end()
			);
			const { id: to, secret } = await destination(url);
			const id = await queue(to);
			const worker = createWorker(house);
			await worker.runUntilIdle();
			status = 200;
			const rotated = valueOf(await rotateSecret(house, workspace, to, null));
			expect(codeOf(await redeliver(house, workspace, id, BY))).toBe('ok');
			await worker.runUntilIdle();
			expect(taken.map(({ headers }) => headers['webhook-id'])).toEqual([id, id]);
			const [, again] = taken;
			const headers = Object.fromEntries(
				Object.entries(again?.headers ?? {}).map(([name, value]) => [name, String(value)])
			);
			for (const key of [secret, rotated.secret]) {
				expect(() => new Webhook(key).verify(again?.body ?? '', headers)).not.toThrow();
			}
		});
	});

	describe('a paused destination', () => {
		test('gets nothing, and all of it in its order once it is resumed', async () => {
			const { house, workspace, destination, queue } = await open();
			const { url, taken } = await receiver();
			const { id: to } = await destination(url);
			valueOf(await pauseDestination(house, workspace, to, null));
			const ids: string[] = [];
			for (let number = 0; number < 5; number += 1) ids.push(await queue(to));
			const worker = createWorker(house);
			await worker.runUntilIdle();
			house.clock.advance(3_600_000);
			await worker.runUntilIdle();
			expect(taken).toEqual([]);
			const { items } = await listDeliveries(house, workspace, {});
			expect(items.every(({ state, attempts }) => state === 'queued' && attempts === 0)).toBe(true);
			expect(valueOf(await resumeDestination(house, workspace, to, null)).pausedAt).toBeNull();
			expect(house.wakes()).toBe(1);
			await worker.runUntilIdle();
			const { deliveryAttempts } = house.store.tables;
			const tries = await house.store.db.select().from(deliveryAttempts);
			expect(tries.map(({ deliveryId }) => deliveryId).sort()).toEqual(ids);
			expect(taken).toHaveLength(5);
		});

		test('does not keep its worker looking again and again, nor others waiting', async () => {
			const { house, workspace, destination, queue } = await open();
			const paused = await receiver();
			const healthy = await receiver();
			const { id: to } = await destination(paused.url);
			const { id: other } = await destination(healthy.url);
			valueOf(await pauseDestination(house, workspace, to, null));
			for (let number = 0; number < 20; number += 1) await queue(to);
			await queue(other);
			let looks = 0;
			const { db } = house.store;
			const counted = {
				...house,
				store: {
					...house.store,
					db: new Proxy(db, {
						get(target, name, self) {
							if (name === 'update') looks += 1;
							return Reflect.get(target, name, self);
						}
					})
				}
			};
			const worker = createWorker(counted);
			worker.start();
			await expect.poll(() => healthy.taken.length).toBe(1);
			await worker.stop();
			expect(paused.taken).toEqual([]);
			expect(looks).toBeLessThan(10);
		});

		test('that was switched off is switched on by resuming, and is judged anew', async () => {
			const { house, workspace, destination } = await open();
			const { id } = await destination('https://crm.example.com/hook');
			const { destinations } = house.store.tables;
			await house.store.db
				.update(destinations)
				.set({ state: 'disabled', disabledReason: 'gone', failingSince: 1, pausedAt: 1 });
			expect(valueOf(await resumeDestination(house, workspace, id, null))).toMatchObject({
				...{ state: 'active', disabledReason: null, failingSince: null, pausedAt: null }
			});
		});

		test("of another workspace is nobody's to pause or resume", async () => {
			const { house, destination } = await open();
			const { id } = await destination('https://crm.example.com/hook');
			const stranger = await aWorkspace(house);
			expect(codeOf(await pauseDestination(house, stranger, id, null))).toBe('not_found');
			expect(codeOf(await resumeDestination(house, stranger, id, null))).toBe('not_found');
		});
	});

	describe('chosen fields', () => {
		const fields = [
			{ from: 'lead.email', to: 'contact.mail' },
			{ from: 'score.percent', to: 'heat' },
			{ from: 'answers.q1', to: 'first' }
		];

		test('are what is sent, and what was queued before keeps its bytes', async () => {
			const { house, workspace, destination, submit } = await open();
			const { url, taken } = await receiver();
			const { id, secret } = await destination(url, { events: ['response.completed'] });
			const live = await aLiveQuiz(house, workspace, aLeadQuizFile());
			await submit(live, 1);
			const changed = { name: 'CRM', url, events: ['response.completed'], fields };
			expect(valueOf(await updateDestination(house, workspace, id, changed, null)).fields).toEqual(
				fields
			);
			await submit(live, 2);
			const kept = { name: 'Renamed', url, events: ['response.completed'] };
			expect(valueOf(await updateDestination(house, workspace, id, kept, null)).fields).toEqual(
				fields
			);
			await createWorker(house).runUntilIdle();
			const sent = taken
				.map(({ body }) => JSON.parse(body).data)
				.toSorted((a, b) => Number('contact' in a) - Number('contact' in b));
			expect(sent[0].lead.email).toBe('lead1@example.com');
			expect(sent[1]).toEqual({
				sequence: 1,
				contact: { mail: 'lead2@example.com' },
				heat: 100,
				first: 'Yes'
			});
			for (const { headers, body } of taken) {
				const given = Object.fromEntries(
					Object.entries(headers).map(([name, value]) => [name, String(value)])
				);
				expect(() => new Webhook(secret).verify(body, given)).not.toThrow();
			}
		});

		test.each([
			[
				'that collide',
				[fields[0], { from: 'lead.name', to: 'contact' }],
				['fields[0].to', 'fields[1].to']
			],
			['that there are none of', [{ from: 'lead.emial', to: 'a' }], ['fields[0].from']],
			['with bad names', [{ from: 'lead.email', to: '__proto__' }], ['fields[0].to']],
			[
				'too many',
				Array.from({ length: 101 }, (_, n) => ({ from: 'lead.id', to: `f${n}` })),
				['fields']
			]
		])('%s are refused', async (_name, chosen, paths) => {
			const { house, workspace } = await open();
			const made = await createDestination(
				house,
				workspace,
				{
					name: 'CRM',
					url: 'https://crm.example.com/hook',
					fields: chosen.flatMap((field) => field ?? [])
				},
				null
			);
			expect(made.ok ? [] : made.problem.errors?.map(({ path }) => path)).toEqual(paths);
		});

		test('are for webhooks only', async () => {
			const { house, workspace } = await open();
			const recipients = ['a@example.com'];
			const made = await createDestination(
				house,
				workspace,
				{ name: 'Us', recipients, fields },
				null
			);
			expect(made.ok ? [] : made.problem.errors?.map(({ path }) => path)).toEqual(['fields']);
		});
	});
});
