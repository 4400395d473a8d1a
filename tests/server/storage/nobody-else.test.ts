import { beforeAll, beforeEach, expect, test } from 'vitest';
import { recordBounce, recordComplaint } from '../../../src/lib/server/storage/queries/bounces.ts';
import { recordLeaving, recordReturn } from '../../../src/lib/server/storage/queries/leaving.ts';
import { suppress, suppressedAmong } from '../../../src/lib/server/storage/queries/suppressions.ts';
import { aHouse, type TestHouse } from '../../support/a-house.ts';
import { aMailedPerson, invitationNow } from '../../support/an-invitation.ts';
import { forEachEngine } from '../../support/store.ts';

/* What somebody does, or what comes back of their letter, is nobody else's of the same survey. */

forEachEngine((_engine, makeStore) => {
	let house: TestHouse;
	let made = 0;
	const waits = { state: 'queued', sentAt: null, finishedAt: null } as const;
	type Person = Awaited<ReturnType<typeof aMailedPerson>>;
	let anna: Person;
	let boris: Person;

	beforeAll(async () => {
		house = await aHouse({ store: await makeStore() });
	});
	beforeEach(async () => {
		made += 1;
		anna = await aMailedPerson(house, { email: `anna${made}@example.com`, mail: waits });
		boris = await aMailedPerson(house, { email: `boris${made}@example.com`, mail: waits });
	});

	const mailOf = async ({ mail }: Person) =>
		(await house.store.db.select().from(house.store.tables.mails)).find(({ id }) => id === mail.id);
	const about = () => ({ eventId: house.ids.next('mev'), now: house.clock.now() });
	const did = {
		leaving: () =>
			recordLeaving(house.store, { ...about(), ...anna, leads: [], by: 'page' as const }),
		bounce: () => recordBounce(house.store, { ...about(), ...anna, detail: '' }),
		complaint: () => recordComplaint(house.store, { ...about(), ...anna, detail: '' })
	};

	test.each(['leaving', 'bounce', 'complaint'] as const)('a %s', async (what) => {
		expect(await did[what]()).toBe(true);
		expect(await mailOf(anna)).toMatchObject({ state: 'cancelled' });
		expect((await invitationNow(house.store, anna.invitation.id)).remindAt).toBeNull();
		expect(await mailOf(boris)).toEqual(boris.mail);
		expect(await invitationNow(house.store, boris.invitation.id)).toEqual(boris.invitation);
	});

	test.each(['bounce', 'complaint'] as const)(
		'a %s leaves alone what has been sent',
		async (what) => {
			const sent = await aMailedPerson(house, { email: `sent${made}@example.com` });
			anna = sent;
			await did[what]();
			expect(await mailOf(sent)).toEqual(sent.mail);
		}
	);

	test('a way back', async () => {
		const { workspaceId } = anna.invitation;
		for (const { invitation } of [anna, boris])
			await suppress(
				house.store,
				{
					...{ workspaceId, email: invitation.email, reason: 'unsubscribed' },
					...{ campaignId: null, detail: '', at: 1 }
				},
				[]
			);
		await recordReturn(house.store, { ...about(), ...anna });
		const emails = [anna, boris].map(({ invitation }) => invitation.email);
		expect([...(await suppressedAmong(house.store, workspaceId, emails))]).toEqual([
			boris.invitation.email
		]);
	});
});
