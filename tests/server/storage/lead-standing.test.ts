import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { LeadRow, Store, SubmissionWrite } from '../../../src/lib/server/storage/store.ts';
import { anId, aSubmissionWrite, segment } from '../../support/a-submission-write.ts';
import { forEachEngine } from '../../support/store.ts';

const anna = { email: 'anna@example.com' };
const boris = { phone: '+79161234567' };

async function answer(store: Store, overrides: Partial<SubmissionWrite>): Promise<LeadRow> {
	const [written] = await store.completeSubmissions([aSubmissionWrite(overrides)]);
	if (written?.state !== 'stored' || !written.lead) throw new Error(JSON.stringify(written));
	return written.lead;
}

const proposalsOf = (store: Store) => store.db.select().from(store.tables.mergeProposals);

async function merge(store: Store, other: string, into: string, aliases: string[]) {
	const { leads } = store.tables;
	await store.db.update(leads).set({ mergedInto: into }).where(eq(leads.id, other));
	await store.db.update(leads).set({ aliases }).where(eq(leads.id, into));
}

forEachEngine((_, makeStore) => {
	test('a lead waits to be touched from when it becomes hot, and anew when it becomes so again', async () => {
		const store = await makeStore();
		const { leads } = store.tables;
		const warm = await answer(store, { contact: anna, now: 1 });
		expect(warm).toMatchObject({ hotAt: null, activeAt: 1 });
		expect(await answer(store, { contact: anna, ...segment('hot'), now: 2 })).toMatchObject({
			hotAt: 2,
			touchedAt: null,
			activeAt: 2
		});
		await store.db
			.update(leads)
			.set({ touchedAt: 3, ownerId: 'usr_1' })
			.where(eq(leads.id, warm.id));
		const still = await answer(store, { contact: anna, ...segment('hot'), now: 4 });
		expect(still).toMatchObject({ hotAt: 2, touchedAt: 3, ownerId: 'usr_1', activeAt: 4 });
		const cool = await answer(store, { contact: anna, ...segment('cold'), now: 5 });
		expect(cool).toMatchObject({ hotAt: null, touchedAt: 3 });
		const again = await answer(store, { contact: anna, ...segment('hot'), now: 6 });
		expect(again).toMatchObject({ hotAt: 6, touchedAt: null });
		const [stored] = await store.db.select().from(leads);
		expect(stored).toEqual(again);
	});

	test('the email of one and the phone of another propose once that the two are one', async () => {
		const store = await makeStore();
		const [one, other] = [
			await answer(store, { contact: anna }),
			await answer(store, { contact: boris })
		];
		const both = { contact: { ...anna, ...boris }, responseId: anId('rsp'), now: 7 };
		expect(await answer(store, both)).toMatchObject({ id: one.id, phone: null });
		await answer(store, { contact: { ...anna, ...boris } });
		expect(await proposalsOf(store)).toEqual([
			{
				workspaceId: 'ws_1',
				leadId: one.id,
				otherId: other.id,
				responseId: both.responseId,
				createdAt: 7,
				dismissedAt: null,
				dismissedBy: null
			}
		]);
	});

	test('a lead that is met anew with the phone of another proposes it too', async () => {
		const store = await makeStore();
		const other = await answer(store, { contact: { ...anna, ...boris } });
		const contact = { email: 'vera@example.com', ...boris };
		const one = await answer(store, { contact, verified: true });
		expect(one.id).not.toBe(other.id);
		expect(await proposalsOf(store)).toMatchObject([{ leadId: one.id, otherId: other.id }]);
	});

	test('one person with one email and one phone proposes nothing', async () => {
		const store = await makeStore();
		await answer(store, { contact: { ...anna, ...boris } });
		await answer(store, { contact: { ...anna, ...boris } });
		await answer(store, { contact: boris });
		expect(await proposalsOf(store)).toEqual([]);
	});

	test('what comes by the contact of a merged lead goes to the one that it was merged into', async () => {
		const store = await makeStore();
		const kept = await answer(store, { contact: anna, ...segment('hot') });
		const other = await answer(store, { contact: boris, quiz: 'qz_2' });
		await merge(store, other.id, kept.id, ['+79161234567']);
		const after = await answer(store, { contact: { ...boris, name: 'Анна' }, quiz: 'qz_2' });
		expect(after).toMatchObject({
			id: kept.id,
			email: anna.email,
			phone: null,
			name: 'Анна',
			temperature: 'hot',
			sequence: 2,
			search: 'анна anna example com 79161234567 9161234567 161234567 61234567 1234567 4567',
			aliases: ['+79161234567']
		});
		const both = await answer(store, { contact: { ...anna, ...boris } });
		expect(both).toMatchObject({ id: kept.id, sequence: 3 });
		expect(await proposalsOf(store)).toEqual([]);
		const rows = await store.db.select().from(store.tables.leads);
		expect(rows).toHaveLength(2);
		expect(rows.find(({ id }) => id === other.id)).toEqual({ ...other, mergedInto: kept.id });
	});
});
