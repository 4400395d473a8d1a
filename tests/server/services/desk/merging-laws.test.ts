import fc from 'fast-check';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { mergeLeads, undoMerge } from '../../../../src/lib/server/services/desk/merging.ts';
import { aDesk, type Desk, type Money } from '../../../support/a-merging-desk.ts';
import '../../../support/property-seed.ts';
import { forEachEngine } from '../../../support/store.ts';
import { valueOf } from '../../../support/value-of.ts';

const EMAILS = ['a@example.com', 'b@example.com', 'c@example.com'] as const;
const PHONES = ['+79160000001', '+79160000002', '+79160000003'] as const;

interface Said {
	who: { email?: string; phone?: string; name?: string };
	money: Money;
	quiz: 0 | 1;
}

/** Somebody with one of three addresses, one of three numbers, or both: often another's. */
const said: fc.Arbitrary<Said> = fc
	.record({
		email: fc.option(fc.constantFrom(...EMAILS)),
		phone: fc.option(fc.constantFrom(...PHONES)),
		name: fc.option(fc.constantFrom('Anna', 'Борис')),
		money: fc.constantFrom<Money[]>('none', 'some', 'much'),
		quiz: fc.constantFrom<(0 | 1)[]>(0, 1)
	})
	.filter(({ email, phone }) => email !== null || phone !== null)
	.map(({ email, phone, name, money, quiz }) => ({
		who: { ...(email && { email }), ...(phone && { phone }), ...(name && { name }) },
		money,
		quiz
	}));

const begun = fc.array(said, { minLength: 2, maxLength: 8 });

/** Each kind of thing that a lead has, by its id. */
async function everything({ house: { store }, workspace }: Desk) {
	const { tables, db } = store;
	const { leads, leadQuizzes, responses, consents, leadHistory, deliveries } = tables;
	const hang = { responses, consents, deliveries };
	const rows = await db.select().from(leads).where(eq(leads.workspaceId, workspace));
	const history = await db.select().from(leadHistory);
	return {
		// The sequence counts what was told, and never falls.
		leads: rows.map((row) => ({ ...row, updatedAt: 0, sequence: 0 })).sort(byId),
		quizzes: (await db.select().from(leadQuizzes))
			.map((row) => ({ ...row, id: `${row.leadId} ${row.quizId}` }))
			.sort(byId),
		// What was told by the merge itself, and when it was undone, is told for good.
		history: history
			.filter(({ responseId }) => responseId !== null)
			.map(({ id, leadId }) => ({ id, leadId }))
			.sort(byId),
		...Object.fromEntries(
			await Promise.all(
				Object.entries(hang).map(async ([name, table]) => [
					name,
					(await db.select({ id: table.id, leadId: table.leadId }).from(table)).sort(byId)
				])
			)
		)
	};
}

const byId = (one: { id: string }, other: { id: string }) => (one.id < other.id ? -1 : 1);

async function tell(desk: Desk, all: readonly Said[]): Promise<string[]> {
	const ids: string[] = [];
	for (const { who, money, quiz } of all) ids.push(await desk.answer(who, money, quiz));
	return [...new Set(ids)];
}

/** Every pair of leads, either way round. */
const pairOf = (ids: readonly string[], at: number) => {
	const pairs = ids.flatMap((one) => ids.flatMap((other) => (one === other ? [] : [[one, other]])));
	return pairs[at % Math.max(1, pairs.length)];
};

/** A lead as whoever knows nothing of ids sees it. */
async function seen({ house: { store } }: Desk) {
	const { leads, leadQuizzes, responses } = store.tables;
	const [rows, quizzes, all] = await Promise.all([
		store.db.select().from(leads),
		store.db.select().from(leadQuizzes),
		store.db.select().from(responses)
	]);
	return rows
		.filter(({ mergedInto }) => mergedInto === null)
		.map((lead) => ({
			...{ email: lead.email, phone: lead.phone, name: lead.name, search: lead.search },
			...{ segment: lead.segment, total: lead.total, stage: lead.stage, locale: lead.locale },
			...{ hotAt: lead.hotAt, activeAt: lead.activeAt, createdAt: lead.createdAt },
			quizzes: quizzes
				.filter(({ leadId }) => leadId === lead.id)
				.map(({ segment, total, updatedAt }) => `${segment} ${total} ${updatedAt}`)
				.sort(),
			responses: all
				.filter(({ leadId }) => leadId === lead.id)
				.map(({ createdAt }) => createdAt)
				.sort((one, other) => one - other)
		}))
		.sort((one, other) =>
			(one.email ?? '') + one.phone < (other.email ?? '') + other.phone ? -1 : 1
		);
}

forEachEngine((engine, makeStore) => {
	const numRuns = engine === 'sqlite' ? 20 : 3;

	test('a merge that is undone leaves what was', async () => {
		await fc.assert(
			fc.asyncProperty(begun, fc.nat(), async (answers, at) => {
				const desk = await aDesk(await makeStore());
				const [one, other] = pairOf(await tell(desk, answers), at) ?? [];
				if (!one || !other) return;
				const before = await everything(desk);
				const { id } = valueOf(await mergeLeads(desk.house, desk.workspace, 'usr_1', one, other));
				expect(await everything(desk)).not.toEqual(before);
				valueOf(await undoMerge(desk.house, desk.workspace, 'usr_1', id));
				expect(await everything(desk)).toEqual(before);
			}),
			{ numRuns }
		);
	});

	test('what comes meanwhile ends where it would have gone without the merge', async () => {
		await fc.assert(
			fc.asyncProperty(begun, fc.nat(), begun, async (answers, at, later) => {
				const [desk, twin] = [await aDesk(await makeStore()), await aDesk(await makeStore())];
				const [one, other] = pairOf(await tell(desk, answers), at) ?? [];
				await tell(twin, answers);
				if (!one || !other) return;
				const known = (await desk.house.store.db.select().from(desk.house.store.tables.leads)).map(
					({ email, phone }) => ({ email, phone })
				);
				// Contacts that a lead has already: a new one goes to whoever is known when it comes.
				const ofKnown = later.filter(
					({ who }) =>
						(who.email === undefined || known.some(({ email }) => email === who.email)) &&
						(who.phone === undefined || known.some(({ phone }) => phone === who.phone))
				);
				const { id } = valueOf(await mergeLeads(desk.house, desk.workspace, 'usr_1', one, other));
				await tell(desk, ofKnown);
				valueOf(await undoMerge(desk.house, desk.workspace, 'usr_1', id));
				await tell(twin, ofKnown);
				expect(await seen(desk)).toEqual(await seen(twin));
			}),
			{ numRuns }
		);
	});
});
