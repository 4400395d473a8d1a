import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import {
	mergeLeads,
	previewMerge,
	undoMerge
} from '../../../../src/lib/server/services/desk/merging.ts';
import type { LeadRow, Store } from '../../../../src/lib/server/storage/store.ts';
import { aDesk, type Desk } from '../../../support/a-merging-desk.ts';
import { anId } from '../../../support/a-submission-write.ts';
import { forEachEngine } from '../../../support/store.ts';
import { codeOf, valueOf } from '../../../support/value-of.ts';

const anna = { name: 'Anna', email: 'anna@example.com' };
const boris = { phone: '+79161234567', company: 'Romashka' };

async function rowOf({ store }: Desk['house'], id: string): Promise<LeadRow> {
	const { leads } = store.tables;
	const [row] = await store.db.select().from(leads).where(eq(leads.id, id));
	if (!row) throw new Error('There is no such lead.');
	return row;
}

const responsesOf = async ({ house }: Desk, lead: string) => {
	const { responses } = house.store.tables;
	const rows = await house.store.db.select().from(responses).where(eq(responses.leadId, lead));
	return rows.length;
};

const merging = ({ house, workspace }: Desk) => ({
	merge: async (id: string, other: string) =>
		valueOf(await mergeLeads(house, workspace, 'usr_1', id, other)),
	undo: async (id: string) => valueOf(await undoMerge(house, workspace, 'usr_1', id)),
	refused: async (id: string, other: string) =>
		codeOf(await mergeLeads(house, workspace, 'usr_1', id, other)),
	notUndone: async (id: string) => codeOf(await undoMerge(house, workspace, 'usr_1', id))
});

async function tagged({ tables, db }: Store, workspaceId: string, leadId: string, tag: string) {
	await db.insert(tables.leadTags).values({ workspaceId, leadId, tag });
}

async function noted({ tables, db }: Store, workspaceId: string, leadId: string, text: string) {
	const id = anId('note');
	await db
		.insert(tables.leadNotes)
		.values({ id, workspaceId, leadId, by: 'usr_1', text, createdAt: 1, editedAt: null });
}

forEachEngine((_engine, makeStore) => {
	test('the one that stays has what both had, and whoever comes by either’s contact is that one', async () => {
		const desk = await aDesk(await makeStore());
		const [one, other] = [await desk.answer(anna, 'some'), await desk.answer(boris, 'much', 1)];
		await merging(desk).merge(one, other);
		const row = await rowOf(desk.house, one);
		expect(row).toMatchObject({
			...anna,
			...boris,
			temperature: 'hot',
			stage: 'sql',
			aliases: null,
			search: expect.stringMatching(/anna.*79161234567.*romashka/)
		});
		expect(row.hotAt).toBe((await rowOf(desk.house, other)).hotAt);
		const found = await desk.lead(one);
		expect(found.quizzes.map(({ quizId }) => quizId).sort()).toEqual(desk.quizzes.toSorted());
		expect(found.responses).toHaveLength(2);
		expect(found.history.map(({ kind }) => kind)).toContain('merge');
		expect(await desk.answer(boris, 'none', 1)).toBe(one);
		expect(await desk.answer(anna, 'none')).toBe(one);
		expect(await rowOf(desk.house, one)).toMatchObject({ temperature: 'cold', sequence: 4 });
	});

	test('two leads with swapped email and phone become one that both pairs lead to, and two again', async () => {
		const desk = await aDesk(await makeStore());
		const vera = { email: 'vera@example.com', phone: '+79160000001' };
		const gleb = { email: 'gleb@example.com', phone: '+79160000002' };
		const [one, other] = [await desk.answer(vera), await desk.answer(gleb)];
		const swapped = [
			{ email: vera.email, phone: gleb.phone },
			{ email: gleb.email, phone: vera.phone }
		];
		expect(await desk.answer(swapped[0] ?? {})).toBe(one);
		expect(await desk.answer(swapped[1] ?? {})).toBe(other);
		const { id } = await merging(desk).merge(one, other);
		expect(await rowOf(desk.house, one)).toMatchObject({
			...vera,
			aliases: [gleb.email, gleb.phone]
		});
		for (const who of [vera, gleb, ...swapped]) expect(await desk.answer(who)).toBe(one);
		expect(await responsesOf(desk, one)).toBe(8);
		await merging(desk).undo(id);
		expect(await rowOf(desk.house, one)).toMatchObject({ ...vera, aliases: null });
		expect(await rowOf(desk.house, other)).toMatchObject({ ...gleb, mergedInto: null });
		expect([await responsesOf(desk, one), await responsesOf(desk, other)]).toEqual([4, 4]);
		expect(await desk.answer(swapped[1] ?? {})).toBe(other);
	});

	test('a lead with itself, in a ring, twice, and one that is not there are refused', async () => {
		const desk = await aDesk(await makeStore());
		const { merge, refused } = merging(desk);
		const [one, other] = [await desk.answer(anna), await desk.answer(boris)];
		expect(await refused(one, one)).toBe('merge_itself');
		expect(await refused(one, 'lead_none')).toBe('not_found');
		expect(await refused('lead_none', one)).toBe('not_found');
		await merge(one, other);
		expect(await refused(other, one)).toBe('merged_already');
		expect(await refused(one, other)).toBe('merged_already');
		const third = await desk.answer({ email: 'third@example.com' });
		expect(await refused(other, third)).toBe('merged_already');
		expect(await refused(third, other)).toBe('merged_already');
		const stranger = await mergeLeads(desk.house, 'ws_other', 'usr_2', one, third);
		expect(codeOf(stranger)).toBe('not_found');
	});

	test('a test lead is never made one with a real one', async () => {
		const desk = await aDesk(await makeStore());
		const [one, other] = [await desk.answer(anna), await desk.answer(boris)];
		const { tables, db } = desk.house.store;
		await db.update(tables.leads).set({ test: true }).where(eq(tables.leads.id, other));
		expect(await merging(desk).refused(one, other)).toBe('merge_test');
	});

	test('one that others were merged into is merged itself, and taken apart from the outside in', async () => {
		const desk = await aDesk(await makeStore());
		const { merge, undo, notUndone } = merging(desk);
		const [a, b, c] = [
			await desk.answer({ email: 'a@example.com' }, 'none'),
			await desk.answer({ email: 'b@example.com' }, 'some'),
			await desk.answer({ email: 'c@example.com' }, 'much')
		];
		const inner = await merge(b, c);
		const outer = await merge(a, b);
		expect(await rowOf(desk.house, c)).toMatchObject({ mergedInto: a });
		expect(await rowOf(desk.house, a)).toMatchObject({
			aliases: ['b@example.com', 'c@example.com'],
			temperature: 'hot'
		});
		expect(await desk.answer({ email: 'c@example.com' }, 'much', 1)).toBe(a);
		expect(await notUndone(inner.id)).toBe('merge_followed');
		await undo(outer.id);
		expect(await rowOf(desk.house, c)).toMatchObject({ mergedInto: b });
		expect(await notUndone(outer.id)).toBe('merge_undone');
		await undo(inner.id);
		expect((await desk.lead(c)).responses).toHaveLength(2);
		expect((await desk.lead(c)).quizzes).toHaveLength(2);
		expect((await desk.lead(b)).responses).toHaveLength(1);
		expect(await rowOf(desk.house, a)).toMatchObject({ aliases: null, temperature: 'cold' });
	});

	test('of several merges into one the latest is undone first', async () => {
		const desk = await aDesk(await makeStore());
		const { merge, undo, notUndone } = merging(desk);
		const [a, b, c] = [
			await desk.answer({ email: 'a@example.com' }),
			await desk.answer({ email: 'b@example.com' }),
			await desk.answer({ email: 'c@example.com' })
		];
		const [first, second] = [await merge(a, b), await merge(a, c)];
		expect(await notUndone(first.id)).toBe('merge_followed');
		await undo(second.id);
		await undo(first.id);
		expect(await rowOf(desk.house, a)).toMatchObject({ aliases: null });
	});

	test('what came since goes to whose contact it bears, with their segment and stage', async () => {
		const desk = await aDesk(await makeStore());
		const [one, other] = [await desk.answer(anna, 'some'), await desk.answer(boris, 'none')];
		const { id } = await merging(desk).merge(one, other);
		expect(await desk.answer({ ...boris, name: 'Boris' }, 'much')).toBe(one);
		await desk.answer(anna, 'none', 1);
		await merging(desk).undo(id);
		expect(await rowOf(desk.house, other)).toMatchObject({
			...boris,
			name: 'Boris',
			email: null,
			temperature: 'hot',
			stage: 'sql',
			mergedInto: null
		});
		expect(await rowOf(desk.house, one)).toMatchObject({
			...anna,
			phone: null,
			temperature: 'warm',
			stage: 'mql'
		});
		expect((await desk.lead(other)).responses).toHaveLength(2);
		expect((await desk.lead(one)).responses).toHaveLength(2);
		const moved = (await desk.lead(other)).history.filter(({ toValue }) => toValue === 'hot');
		expect(moved).toHaveLength(1);
	});

	test('an address that came since becomes theirs who gave it', async () => {
		const desk = await aDesk(await makeStore());
		const [one, other] = [
			await desk.answer({ phone: '+79160000001' }),
			await desk.answer({ phone: '+79160000002' })
		];
		const { id } = await merging(desk).merge(one, other);
		await desk.answer({ phone: '+79160000002', email: 'late@example.com' });
		expect(await rowOf(desk.house, one)).toMatchObject({ email: 'late@example.com' });
		await merging(desk).undo(id);
		expect(await rowOf(desk.house, one)).toMatchObject({ email: null });
		expect(await rowOf(desk.house, other)).toMatchObject({ email: 'late@example.com' });
	});

	test('notes, tags, outcomes and owners come along, go back, and stay where they were made since', async () => {
		const desk = await aDesk(await makeStore());
		const { store } = desk.house;
		const { leads, leadTags, leadNotes, outcomes } = store.tables;
		const [one, other] = [await desk.answer(anna), await desk.answer(boris)];
		await tagged(store, desk.workspace, one, 'both');
		await tagged(store, desk.workspace, other, 'both');
		await tagged(store, desk.workspace, other, 'theirs');
		await noted(store, desk.workspace, other, 'before');
		const said = { outcome: 'won', outcomeAt: 5, value: 100, currency: 'EUR' } as const;
		await store.db
			.update(leads)
			.set({ ownerId: 'usr_7', ownedAt: 4, ...said })
			.where(eq(leads.id, other));
		await store.db.insert(outcomes).values({
			...{ id: anId('out'), workspaceId: desk.workspace, leadId: other, outcome: 'won' },
			...{ value: 100, currency: 'EUR', via: 'desk', by: 'usr_7', at: 5 }
		});
		const { id } = await merging(desk).merge(one, other);
		expect(await rowOf(desk.house, one)).toMatchObject({ ownerId: 'usr_7', ...said });
		const tagsOf = async (lead: string) =>
			(await store.db.select().from(leadTags).where(eq(leadTags.leadId, lead)))
				.map(({ tag }) => tag)
				.sort();
		const notesOf = async (lead: string) =>
			(await store.db.select().from(leadNotes).where(eq(leadNotes.leadId, lead))).map(
				({ text }) => text
			);
		expect(await tagsOf(one)).toEqual(['both', 'theirs']);
		expect(await notesOf(one)).toEqual(['before']);
		await noted(store, desk.workspace, one, 'since');
		await tagged(store, desk.workspace, one, 'since');
		await store.db.update(leads).set({ ownerId: 'usr_8', ownedAt: 9 }).where(eq(leads.id, one));
		await merging(desk).undo(id);
		expect(await tagsOf(one)).toEqual(['both', 'since']);
		expect(await tagsOf(other)).toEqual(['both', 'theirs']);
		expect(await notesOf(one)).toEqual(['since']);
		expect(await notesOf(other)).toEqual(['before']);
		expect(await rowOf(desk.house, one)).toMatchObject({ ownerId: 'usr_8', outcome: null });
		expect(await rowOf(desk.house, other)).toMatchObject({ ownerId: 'usr_7', ...said });
		const [outcome] = await store.db.select().from(outcomes);
		expect(outcome?.leadId).toBe(other);
	});

	test('a stage that was set by hand since stays with the lead that stayed', async () => {
		const desk = await aDesk(await makeStore());
		const [one, other] = [await desk.answer(anna, 'none'), await desk.answer(boris, 'some')];
		const { id } = await merging(desk).merge(one, other);
		const { store } = desk.house;
		const { leads } = store.tables;
		const byHand = { stage: 'customer', stageRank: 3 };
		await store.db.update(leads).set(byHand).where(eq(leads.id, one));
		await merging(desk).undo(id);
		expect(await rowOf(desk.house, one)).toMatchObject(byHand);
		expect(await rowOf(desk.house, other)).toMatchObject({ stage: 'mql' });
	});

	test('a preview changes nothing', async () => {
		const desk = await aDesk(await makeStore());
		const [one, other] = [await desk.answer(anna), await desk.answer(boris)];
		const before = [await rowOf(desk.house, one), await rowOf(desk.house, other)];
		const preview = valueOf(await previewMerge(desk.house, desk.workspace, one, other));
		expect(preview.moved.rows.responses).toHaveLength(1);
		expect(preview.joined.lead).toMatchObject({ ...anna, ...boris });
		expect([await rowOf(desk.house, one), await rowOf(desk.house, other)]).toEqual(before);
	});

	test('of the same merge ten times at once one is done; what is submitted meanwhile is lost nowhere', async () => {
		const desk = await aDesk(await makeStore());
		const [one, other] = [await desk.answer(anna), await desk.answer(boris)];
		const merges = Array.from({ length: 10 }, (_, at) =>
			mergeLeads(
				desk.house,
				desk.workspace,
				'usr_1',
				...(at % 2 === 0 ? ([one, other] as const) : ([other, one] as const))
			)
		);
		const answers = Array.from({ length: 10 }, (_, at) => desk.answer(at % 2 ? anna : boris));
		const done = (await Promise.all(merges)).filter(({ ok }) => ok);
		expect(done).toHaveLength(1);
		await Promise.all(answers);
		const rows = [await rowOf(desk.house, one), await rowOf(desk.house, other)];
		const kept = rows.find(({ mergedInto }) => mergedInto === null)?.id ?? '';
		expect(await responsesOf(desk, kept)).toBe(12);
		const merge = done.flatMap((result) => (result.ok ? [result.value.id] : []));
		await merging(desk).undo(merge[0] ?? '');
		expect([await responsesOf(desk, one), await responsesOf(desk, other)]).toEqual([6, 6]);
	});
});
