import { expect, test } from 'vitest';
import {
	SILENT_AFTER,
	SILENT_LEADS,
	tellOfSilence
} from '../../../src/lib/server/delivery/silence.ts';
import { insertUser } from '../../../src/lib/server/storage/queries/accounts.ts';
import { insertDelivery } from '../../../src/lib/server/storage/queries/deliveries.ts';
import { insertDestination } from '../../../src/lib/server/storage/queries/destinations.ts';
import { leadsNotDelivered } from '../../../src/lib/server/storage/queries/silence.ts';
import { NEW_OWNER } from '../../../src/lib/server/services/accounts.ts';
import type { DestinationRow } from '../../../src/lib/server/storage/store.ts';
import { aDelivery, aWebhookDestination } from '../../support/a-delivery.ts';
import { aHouse } from '../../support/a-house.ts';
import { forEachEngine } from '../../support/store.ts';

const WORKSPACE = 'ws_1';

forEachEngine((_engine, makeStore) => {
	const open = async (overrides: Partial<DestinationRow> = {}, leads = 12) => {
		const house = await aHouse({ store: await makeStore() });
		const { workspaces } = house.store.tables;
		await house.store.db.insert(workspaces).values({ id: WORKSPACE, name: 'Ours', createdAt: 0 });
		const members = [
			{ id: 'usr_1', email: 'owner@example.com' },
			{ id: 'usr_2', email: 'seller@example.com', role: 'sales' as const },
			{ id: 'usr_3', email: 'gone@example.com', deactivatedAt: 1 }
		];
		for (const member of members) {
			await insertUser(house.store, {
				...NEW_OWNER,
				...{ workspaceId: WORKSPACE, name: '', passwordHash: '', locale: 'en', createdAt: 0 },
				...member
			});
		}
		const failingSince = house.clock.now();
		await insertDestination(house.store, aWebhookDestination({ failingSince, ...overrides }), []);
		for (let number = 0; number < leads; number += 1) {
			const leadId = `led_${number}`;
			// Two events of each lead: leads are counted, not messages.
			for (const event of ['lead.qualified', 'lead.updated']) {
				const id = house.ids.next('msg');
				await insertDelivery(house.store, aDelivery({ id, leadId, event }));
			}
		}
		return house;
	};

	test('is told once to the owners in each time of failing, with how many leads wait', async () => {
		const house = await open();
		await tellOfSilence(house);
		expect(house.mails).toEqual([]);
		house.clock.advance(SILENT_AFTER);
		await tellOfSilence(house);
		house.clock.advance(SILENT_AFTER);
		await tellOfSilence(house);
		expect(house.mails).toMatchObject([
			{ to: ['owner@example.com'], subject: '12 leads, none delivered: CRM' }
		]);
		expect(house.mails[0]?.text).toContain('/destinations/dst_1');
		const { destinations } = house.store.tables;
		await house.store.db.update(destinations).set({ failingSince: house.clock.now() });
		house.clock.advance(SILENT_AFTER);
		await tellOfSilence(house);
		expect(house.mails).toHaveLength(2);
	});

	test('is told once, however many processes look', async () => {
		const house = await open();
		house.clock.advance(SILENT_AFTER);
		await Promise.all([1, 2, 3, 4].map(() => tellOfSilence(house)));
		expect(house.mails).toHaveLength(1);
	});

	test.each([
		['nothing fails', { failingSince: null }, 12],
		['it was paused', { pausedAt: 1 }, 12],
		['it was switched off, which is told by itself', { state: 'disabled' as const }, 12],
		['hardly anybody waits', {}, SILENT_LEADS - 1]
	])('is not told where %s', async (_name, overrides, leads) => {
		const house = await open(overrides, leads);
		house.clock.advance(2 * SILENT_AFTER);
		await tellOfSilence(house);
		expect(house.mails).toEqual([]);
	});

	test('counts leads that wait or were given up since, and no tests', async () => {
		const house = await open({}, 2);
		const at = house.clock.now();
		const more = [
			{ state: 'exhausted', finishedAt: at + 1, leadId: 'led_given_up' },
			{ state: 'exhausted', finishedAt: at - 1, leadId: 'led_of_before' },
			{ state: 'delivered', finishedAt: at + 1, leadId: 'led_arrived' },
			{ state: 'queued', leadId: 'led_test', test: true },
			{ state: 'queued', leadId: null }
		] as const;
		for (const one of more) {
			await insertDelivery(house.store, aDelivery({ id: house.ids.next('msg'), ...one }));
		}
		const counted = async (workspace: string) => [
			...(await leadsNotDelivered(house.store, workspace, ['dst_1']))
		];
		expect(await counted(WORKSPACE)).toEqual([['dst_1', 3]]);
		expect(await counted('ws_2')).toEqual([]);
	});
});
