import { and, desc, eq, inArray, isNotNull, isNull, or, type SQL } from 'drizzle-orm';
import { ownOnes } from '../by-ids.ts';
import type {
	AuditRow,
	Db,
	DeliveryRow,
	LeadHistoryRow,
	LeadQuizRow,
	LeadRow,
	MergeProposalRow,
	MergeRow,
	MovedTable,
	ResponseRow,
	Statement,
	Store
} from '../store.ts';
import { MOVED_TABLES } from '../tables/desk.ts';
import { asRead, inParts } from '../merge-conditions.ts';
import { auditLine } from './audit.ts';

/** Merges in which this lead is either of the two, newest first; undone ones too. */
export async function mergesOf(
	{ db, tables: { merges } }: Store,
	workspace: string,
	lead: string
): Promise<MergeRow[]> {
	return db
		.select()
		.from(merges)
		.where(
			and(eq(merges.workspaceId, workspace), or(eq(merges.leadId, lead), eq(merges.otherId, lead)))
		)
		.orderBy(desc(merges.id));
}

export async function mergeById(
	{ db, tables: { merges } }: Store,
	workspace: string,
	id: string
): Promise<MergeRow | undefined> {
	const [row] = await db
		.select()
		.from(merges)
		.where(and(eq(merges.workspaceId, workspace), eq(merges.id, id)))
		.limit(1);
	return row;
}

/** The leads that have been merged into these. */
export async function leadsMergedInto(
	{ db, tables: { leads } }: Store,
	workspace: string,
	into: readonly string[]
): Promise<LeadRow[]> {
	if (into.length === 0) return [];
	const rows = await db
		.select()
		.from(leads)
		.where(
			and(
				eq(leads.workspaceId, workspace),
				inArray(leads.mergedInto, [...into]),
				// Said for SQLite, whose index is of these; in the order of ids it would walk through all leads.
				isNotNull(leads.mergedInto)
			)
		);
	return rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** Proposals that name any of these leads, newest first, of pairs that nobody has told apart, whichever of the two was named first. */
export async function openProposals(
	store: Store,
	workspace: string,
	ids: readonly string[]
): Promise<MergeProposalRow[]> {
	const { mergeProposals } = store.tables;
	// The key begins with the workspace, the index of the other one does not.
	const isOne = and(
		eq(mergeProposals.workspaceId, workspace),
		inArray(mergeProposals.leadId, [...ids])
	);
	const rows: MergeProposalRow[] = await store.db
		.select()
		.from(mergeProposals)
		.where(
			and(
				ownOnes(store, mergeProposals.workspaceId, workspace),
				or(isOne, inArray(mergeProposals.otherId, [...ids]))
			)
		)
		.orderBy(desc(mergeProposals.createdAt), desc(mergeProposals.responseId));
	const pair = ({ leadId, otherId }: MergeProposalRow) => [leadId, otherId].sort().join(' ');
	const apart = new Set(rows.filter((row) => row.dismissedAt !== null).map(pair));
	return rows.filter((row) => !apart.has(pair(row)));
}

/**
 * Of every row that hangs on a lead, its id.
 * @param email of its recipients, the one at this address: whoever has that is the lead
 */
export async function rowsOfLead(
	store: Store,
	workspace: string,
	lead: string,
	email: string | null
): Promise<Record<MovedTable, string[]>> {
	const found = { ...NOTHING };
	for (const name of MOVED_TABLES) {
		const table = store.tables[name];
		const rows = await store.db
			.select({ id: table.id })
			.from(table)
			.where(ofLead(store, name, { workspace, lead, email }))
			.orderBy(table.id);
		found[name] = rows.map(({ id }) => id);
	}
	return found;
}

export async function responseIdsOfLead(
	store: Store,
	workspace: string,
	lead: string
): Promise<string[]> {
	const { responses } = store.tables;
	const rows = await store.db
		.select({ id: responses.id })
		.from(responses)
		.where(and(ownOnes(store, responses.workspaceId, workspace), eq(responses.leadId, lead)))
		.orderBy(responses.id);
	return rows.map(({ id }) => id);
}

/** Of a lead's responses these, in the order in which they came. */
export async function responsesWithIds(
	{ db, tables: { responses } }: Store,
	workspace: string,
	ids: readonly string[]
): Promise<ResponseRow[]> {
	const rows: ResponseRow[] = [];
	for (const part of inParts(ids)) {
		const found = await db
			.select()
			.from(responses)
			.where(and(eq(responses.workspaceId, workspace), inArray(responses.id, part)))
			.orderBy(responses.createdAt, responses.id);
		rows.push(...found);
	}
	return rows;
}

function ofLead(
	store: Store,
	name: MovedTable,
	{ workspace, lead, email }: { workspace: string; lead: string; email: string | null }
): SQL | undefined {
	const table = store.tables[name];
	return and(
		ownOnes(store, table.workspaceId, workspace),
		eq(table.leadId, lead),
		name === 'recipients' ? eq(store.tables.recipients.email, email ?? '') : undefined
	);
}

const NOTHING: Record<MovedTable, string[]> = {
	...{ responses: [], consents: [], leadHistory: [], leadNotes: [], outcomes: [] },
	...{ deliveries: [], letters: [], invitations: [], recipients: [] }
};

export interface LeadPair {
	workspace: string;
	/** The lead that stays, as it was read. */
	lead: LeadRow;
	/** The other, as it was read. */
	other: LeadRow;
}

export interface MergeWrite extends LeadPair {
	/** What the one that stays becomes, and what the other keeps. */
	after: LeadRow;
	quizzes: readonly LeadQuizRow[];
	otherContact: Pick<LeadRow, 'email' | 'phone'>;
	row: MergeRow;
	history: readonly LeadHistoryRow[];
	deliveries: readonly DeliveryRow[];
	audit: AuditRow;
}

/**
 * All of it, or nothing where either lead has changed since it was read.
 * @throws Stale then
 */
export async function writeMerge(store: Store, write: MergeWrite): Promise<void> {
	const { leads, leadQuizzes, leadTags, leadHistory, merges } = store.tables;
	const { workspace, lead, other, after, row } = write;
	const { moved } = row;
	// Whatever comes to either counts it up, and waits for these two.
	const expected = [1, 1, moved.followers.length, ...MOVED_TABLES.map((n) => moved.rows[n].length)];
	await store.atomically(
		(db) => [
			db
				.update(leads)
				.set({ ...write.otherContact, mergedInto: lead.id, updatedAt: after.updatedAt })
				.where(asRead(store, workspace, other)),
			db
				.update(leads)
				.set(after)
				.where(asRead(store, workspace, lead)),
			db
				.update(leads)
				.set({ mergedInto: lead.id })
				.where(and(eq(leads.workspaceId, workspace), eq(leads.mergedInto, other.id))),
			...MOVED_TABLES.map((name) => moveAll(store, db, name, write)),
			...write.quizzes.map((quiz) =>
				db
					.insert(leadQuizzes)
					.values(quiz)
					.onConflictDoUpdate({ target: [leadQuizzes.leadId, leadQuizzes.quizId], set: quiz })
			),
			...moved.tags.map((tag) =>
				db
					.insert(leadTags)
					.values({ workspaceId: workspace, tag, leadId: lead.id })
					.onConflictDoNothing()
			),
			db.insert(merges).values(row),
			db.insert(leadHistory).values([...write.history]),
			...queued(store, db, write.deliveries),
			auditLine(store, db, write.audit)
		],
		(counts) => expected.every((count, at) => counts[at] === count)
	);
}

/** What destinations are told of it. */
export function queued(
	{ tables: { deliveries } }: Store,
	db: Db,
	rows: readonly DeliveryRow[]
): Statement[] {
	return rows.map((row) => db.insert(deliveries).values(row));
}

function moveAll(store: Store, db: Db, name: MovedTable, write: MergeWrite): Statement {
	const { workspace, lead, other, after } = write;
	return db
		.update(store.tables[name])
		.set({ leadId: lead.id })
		.where(ofLead(store, name, { workspace, lead: other.id, email: after.email }));
}

/** That a pair, each of whose sides may have several leads merged into it, is two people. */
export function dismissal(
	{ tables: { mergeProposals } }: Store,
	db: Db,
	workspace: string,
	[ones, others]: readonly [readonly string[], readonly string[]],
	{ by, now }: { by: string; now: number }
): Statement {
	const { leadId, otherId } = mergeProposals;
	return db
		.update(mergeProposals)
		.set({ dismissedAt: now, dismissedBy: by })
		.where(
			and(
				eq(mergeProposals.workspaceId, workspace),
				isNull(mergeProposals.dismissedAt),
				or(
					and(inArray(leadId, [...ones]), inArray(otherId, [...others])),
					and(inArray(leadId, [...others]), inArray(otherId, [...ones]))
				)
			)
		);
}
