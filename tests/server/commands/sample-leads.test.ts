import { expect, test } from 'vitest';
import { sampleLeads } from '../../../src/commands/sample-leads.ts';
import { slugOf } from '../../../src/lib/quiz/slug.ts';
import { forEachEngine } from '../../support/store.ts';

forEachEngine((_, makeStore) => {
	test('of the leads of a demo some wait, and none of those that something was said of', async () => {
		const store = await makeStore();
		const { leads, leadHistory, leadNotes } = store.tables;
		const sample = {
			...{ workspace: 'ws_1', quizzes: ['quiz_1', 'quiz_2', 'quiz_3'] as const },
			...{ owners: ['usr_1', 'usr_2'], now: Date.UTC(2026, 0, 15), count: 400, moved: true }
		};
		await store.atomically((db) => sampleLeads(store, db, sample, { from: 0, to: 400 }));
		const rows = await store.db.select().from(leads);
		expect(rows).toHaveLength(400);
		const told = rows.filter(({ outcome }) => outcome !== null);
		expect(told).toHaveLength(20);
		expect(told.filter(({ touchedAt }) => touchedAt === null)).toEqual([]);
		const waiting = rows.filter(({ hotAt, touchedAt }) => hotAt !== null && touchedAt === null);
		expect(waiting).toHaveLength(4);
		const history = await store.db.select().from(leadHistory);
		const lines = (id: string) =>
			history
				.filter(({ leadId }) => leadId === id)
				.map(({ kind, toValue, by }) => [kind, toValue, by !== null])
				.toSorted();
		const stages = { won: 'customer', lost: 'lost', junk: 'lost', unreached: null } as const;
		for (const { id, outcome, stage } of told) {
			const after = outcome && stages[outcome];
			expect([after === null || stage === after, lines(id)]).toEqual([
				true,
				[['outcome', outcome, true], ...(after === null ? [] : [['stage', after, true]])]
			]);
		}
		// Nobody was touched of whom nothing tells it.
		const noted = await store.db.select().from(leadNotes);
		const shown = new Set([...history, ...noted].map(({ leadId }) => leadId));
		const touched = rows.filter(({ touchedAt }) => touchedAt !== null);
		expect(touched.length).toBeGreaterThan(20);
		expect(touched.filter(({ id }) => !shown.has(id))).toEqual([]);
		expect(noted.filter(({ leadId }) => !touched.some(({ id }) => id === leadId))).toEqual([]);
		for (const { name, email } of rows) {
			expect(email?.replace(/\d*@.*/, '')).toBe(slugOf(name ?? '').replace('-', '.'));
		}
	});
});
