import { Webhook } from 'standardwebhooks';
import { afterEach, expect, test } from 'vitest';
import { createWorker } from '../../../src/lib/server/delivery/worker.ts';
import { createDestination, rotateSecret } from '../../../src/lib/server/services/destinations.ts';
import { completeSubmission } from '../../../src/lib/server/services/submissions.ts';
import {
	deliveryById,
	insertDelivery
} from '../../../src/lib/server/storage/queries/deliveries.ts';
import { destinationById } from '../../../src/lib/server/storage/queries/destinations.ts';
import { aDelivery } from '../../support/a-delivery.ts';
import { aHouse } from '../../support/a-house.ts';
import { aLeadQuizFile, aLeadSubmission } from '../../support/a-lead-quiz.ts';
import { aLiveQuiz } from '../../support/a-live-quiz.ts';
import { aMember } from '../../support/a-member.ts';
import { aWorkspace } from '../../support/a-workspace.ts';
import { closeReceivers, receiver } from '../../support/a-webhook-receiver.ts';
import { forEachEngine } from '../../support/store.ts';
import { valueOf } from '../../support/value-of.ts';

/* What a destination sees over hours and days, by a clock that is set. */

const HOUR = 3_600_000;

afterEach(closeReceivers);

forEachEngine((_engine, makeStore) => {
	const open = async (status = () => 200) => {
		const house = await aHouse({
			store: await makeStore(),
			config: { webhookAllowPrivate: 'all' }
		});
		const workspace = await aWorkspace(house);
		await aMember(house, workspace, { role: 'owner', email: 'owner@example.com', locale: 'en' });
		const { url, taken } = await receiver((_request, response) =>
			response.writeHead(status()).end()
		);
		const events = ['response.completed', 'lead.updated'];
		const made = await createDestination(house, workspace, { name: 'CRM', url, events }, null);
		const { id: to, secret } = valueOf(made);
		const queue = async () => {
			const now = house.clock.now();
			const id = house.ids.next('msg');
			const of = { workspaceId: workspace, destinationId: to };
			await insertDelivery(
				house.store,
				aDelivery({ id, ...of, nextAttemptAt: now, createdAt: now })
			);
			return id;
		};
		/** Lets hours pass, as many looks in each. */
		const pass = async (hours: number, looks: number) => {
			const worker = createWorker(house);
			for (let look = 0; look < hours * looks; look += 1) {
				await worker.runUntilIdle();
				house.clock.advance(HOUR / looks);
			}
		};
		const destination = () => destinationById(house.store, workspace, to);
		return { house, workspace, to, secret, taken, queue, pass, destination };
	};

	test('each try is made at its time: ten in some 75.6 hours', async () => {
		const { house, workspace, queue, taken } = await open(() => 500);
		const id = await queue();
		const begun = house.clock.now();
		const worker = createWorker(house);
		for (let nth = 1; nth <= 12; nth += 1) {
			await worker.runUntilIdle();
			const { nextAttemptAt = 0 } = (await deliveryById(house.store, workspace, id)) ?? {};
			const before = taken.length;
			house.clock.set(nextAttemptAt - 1);
			await worker.runUntilIdle();
			expect(taken).toHaveLength(before);
			house.clock.set(nextAttemptAt);
		}
		const { deliveryAttempts } = house.store.tables;
		const tries = await house.store.db
			.select()
			.from(deliveryAttempts)
			.orderBy(deliveryAttempts.number);
		const at = tries.map(({ startedAt }) => (startedAt - begun) / HOUR);
		expect(at).toHaveLength(10);
		const waits = at.slice(1).map((time, before) => time - (at[before] ?? 0));
		const planned = [5 / 3600, 5 / 60, 0.5, 2, 5, 10, 14, 20, 24];
		// A fifth more or less.
		for (const [nth, wait] of waits.entries()) {
			expect(wait).toBeGreaterThanOrEqual((planned[nth] ?? 0) * 0.799);
			expect(wait).toBeLessThanOrEqual((planned[nth] ?? 0) * 1.201);
		}
		expect(at.at(-1)).toBeGreaterThan(75.6 * 0.8);
		expect(at.at(-1)).toBeLessThan(75.6 * 1.2);
	});

	test('after five days without a success it is switched off, and its owner is told', async () => {
		const { house, queue, pass, destination, taken } = await open(() => 503);
		await queue();
		await pass(100, 2);
		expect(await destination()).toMatchObject({ state: 'active' });
		const exhausted = house.mails.length;
		await queue();
		await pass(19, 2);
		expect(await destination()).toMatchObject({ state: 'active' });
		await queue();
		await pass(3, 2);
		expect(await destination()).toMatchObject({ state: 'disabled', disabledReason: 'failing' });
		const told = house.mails.slice(exhausted).map(({ to, subject }) => [to, subject]);
		expect(told).toEqual([[['owner@example.com'], 'Switched off: CRM']]);
		const tried = taken.length;
		await queue();
		await pass(30, 2);
		expect(taken).toHaveLength(tried);
		expect(house.mails).toHaveLength(exhausted + 1);
	});

	test('a success in between begins the five days anew', async () => {
		let status = 500;
		const { queue, pass, destination } = await open(() => status);
		await queue();
		await pass(70, 1);
		status = 200;
		await queue();
		await pass(1, 1);
		expect(await destination()).toMatchObject({ failingSince: null });
		status = 500;
		await queue();
		await pass(60, 1);
		await queue();
		await pass(2, 1);
		expect(await destination()).toMatchObject({ state: 'active' });
	});

	test('both secrets sign for a day after a rotation, then the new one alone', async () => {
		const { house, workspace, to, secret: old, taken, queue } = await open();
		// The receiver's package looks at the real time.
		house.clock.set(Date.now() - 24 * HOUR);
		const { secret: fresh } = valueOf(await rotateSecret(house, workspace, to, null));
		const signatures = async () => {
			await queue();
			await createWorker(house).runUntilIdle();
			const { headers = {}, body = '' } = taken.at(-1) ?? {};
			const given = Object.fromEntries(
				Object.entries(headers).map(([name, value]) => [name, String(value)])
			);
			return { given, body, count: given['webhook-signature']?.split(' ').length };
		};
		house.clock.set(Date.now() - 1000);
		const within = await signatures();
		expect(within.count).toBe(2);
		for (const key of [old, fresh])
			expect(() => new Webhook(key).verify(within.body, within.given)).not.toThrow();
		house.clock.set(Date.now() + 1000);
		const after = await signatures();
		expect(after.count).toBe(1);
		expect(() => new Webhook(fresh).verify(after.body, after.given)).not.toThrow();
		expect(() => new Webhook(old).verify(after.body, after.given)).toThrow();
	});

	test('the sequence rises with all that is told of a lead, and each lead has its own', async () => {
		const { house, workspace, taken } = await open();
		const live = await aLiveQuiz(house, workspace, aLeadQuizFile());
		for (const number of [1, 2, 1, 1, 2]) {
			house.clock.advance(1000);
			valueOf(await completeSubmission(house, live, aLeadSubmission(number, 'yes')));
		}
		await createWorker(house).runUntilIdle();
		const told = new Map<string, number[]>();
		for (const { body } of taken) {
			const { type, data } = JSON.parse(body);
			if (type !== 'response.completed') continue;
			const email = String(data.lead.email);
			told.set(email, [...(told.get(email) ?? []), data.sequence].sort());
		}
		expect(Object.fromEntries(told)).toEqual({
			'lead1@example.com': [1, 2, 3],
			'lead2@example.com': [1, 2]
		});
	});

	test('where a name leads is looked at anew for each try', async () => {
		const house = await aHouse({
			store: await makeStore(),
			config: { webhookAllowPrivate: ['127.0.0.1'] }
		});
		const workspace = await aWorkspace(house);
		const { url, taken } = await receiver((_request, response) => response.writeHead(500).end());
		const named = url.replace('127.0.0.1', 'crm.example.com');
		const made = await createDestination(house, workspace, { name: 'CRM', url: named }, null);
		const { id: destinationId } = valueOf(made);
		const of = { workspaceId: workspace, destinationId, nextAttemptAt: house.clock.now() };
		await insertDelivery(house.store, aDelivery({ id: 'msg_1', ...of }));
		const places = [['127.0.0.1'], ['127.0.0.1', '10.0.0.7'], ['169.254.169.254']];
		let looked = 0;
		const worker = createWorker(house, { resolve: async () => places[looked++] ?? [] });
		for (let nth = 0; nth < 3; nth += 1) {
			await worker.runUntilIdle();
			house.clock.advance(HOUR);
		}
		const { deliveryAttempts } = house.store.tables;
		const tries = await house.store.db
			.select()
			.from(deliveryAttempts)
			.orderBy(deliveryAttempts.number);
		expect(tries.map(({ status, error }) => status ?? error)).toEqual([
			...[500, 'address_refused', 'address_refused']
		]);
		expect([looked, taken.length]).toEqual([3, 1]);
	});
});
