import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Visit } from '../../../../src/lib/server/services/answering/judge-visit.ts';
import { flushVisits, noteVisit } from '../../../../src/lib/server/services/answering/visits.ts';
import type { InvitationRow } from '../../../../src/lib/server/storage/store.ts';
import { aHouse, type TestHouse } from '../../../support/a-house.ts';
import { anInvitation } from '../../../support/an-invitation.ts';
import { forEachEngine } from '../../../support/store.ts';

const CHROME = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140.0.0.0 Safari/537.36';

forEachEngine((_engine, makeStore) => {
	let house: TestHouse;
	let row: InvitationRow;

	beforeAll(async () => {
		house = await aHouse({ store: await makeStore() });
	});
	beforeEach(async () => {
		row = await anInvitation(house.store, { now: house.clock.now() });
		house.clock.advance(60_000);
	});

	const note = (changes: Partial<Visit> = {}) =>
		noteVisit(house, row.id, {
			...{ kind: 'click', method: 'GET', agent: CHROME, purpose: '', link: '9', network: 'home' },
			...changes
		});
	const flush = () => flushVisits(house, { all: false });
	const events = async () =>
		(await house.store.db.select().from(house.store.tables.mailEvents))
			.filter(({ invitationId }) => invitationId === row.id)
			.map(({ kind, judged, why }) => `${kind} ${judged} ${why}`)
			.sort();

	test('a visit while the letter comes in is a program’s', async () => {
		row = await anInvitation(house.store, { now: house.clock.now() });
		house.clock.advance(3000);
		note();
		await flushVisits(house);
		expect(await events()).toEqual(['click scanner at_once']);
	});

	test('what comes once the first is written waits for what comes with it', async () => {
		note();
		house.clock.advance(3000);
		await flush();
		expect(await events()).toEqual(['click unsure click']);
		note({ agent: 'curl/8' });
		await flush();
		expect(await events()).toEqual(['click unsure click']);
		house.clock.advance(3000);
		await flush();
		expect(await events()).toEqual(['click scanner program', 'click unsure click']);
	});

	test('who comes right behind somebody is known by them, though they are written down; a minute later no more', async () => {
		note();
		house.clock.advance(3000);
		await flush();
		house.clock.advance(6000);
		note({ network: 'cloud' });
		house.clock.advance(3000);
		await flush();
		expect(await events()).toEqual(['click scanner second_network', 'click unsure click']);
		house.clock.advance(60_000);
		await flush();
		note({ network: 'train' });
		await flushVisits(house);
		expect(await events()).toHaveLength(2);
	});

	test('a storm of visits by one letter is looked at up to a dozen', async () => {
		for (let times = 0; times < 12; times += 1) note({ agent: 'curl/8' });
		note();
		await flushVisits(house);
		expect(await events()).toEqual(['click scanner program']);
	});
});
