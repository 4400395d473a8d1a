import { and, asc, eq, isNotNull, isNull, ne, sql } from 'drizzle-orm';
import {
	Stale,
	type AuditRow,
	type Db,
	type DeliveryRow,
	type HandOverRow,
	type LeadHistoryRow,
	type LeadRow,
	type LetterRow,
	type Statement,
	type Store,
	type UserRow
} from '../store.ts';
import { changeAndNote, changeCounted } from './audit.ts';
import { queued } from './merges.ts';

/** Leads of any workspace that have become hot, whose owners have not been told: the longest wait first. */
export async function leadsToHandOver(
	{ db, tables: { leads } }: Store,
	limit: number
): Promise<LeadRow[]> {
	return db
		.select()
		.from(leads)
		.where(isNotNull(leads.handOverDue))
		.orderBy(asc(leads.handOverDue))
		.limit(limit);
}

/** How a lead is handed over. */
export interface Handing {
	/** As it was read. */
	lead: LeadRow;
	/** Whose it is from now on; null: nobody takes leads. */
	owner: Pick<UserRow, 'id' | 'handedAt'> | null;
	/** It was their turn. */
	takesTurn: boolean;
	history: LeadHistoryRow | null;
	letter: LetterRow | null;
	/** What destinations are told of its owner. */
	deliveries: readonly DeliveryRow[];
	now: number;
}

/** All of it or nothing, and once. Whether it was; not where somebody else was faster. */
export async function handLead(
	store: Store,
	{ lead, owner, takesTurn, history, letter, deliveries, now }: Handing
): Promise<boolean> {
	const { leads, users, leadHistory, letters } = store.tables;
	const isGiven = owner !== null && owner.id !== lead.ownerId;
	const sequence = lead.sequence + 1;
	const given = isGiven ? { ownerId: owner.id, ownedAt: now, updatedAt: now, sequence } : {};
	try {
		await store.atomically(
			(db) => [
				db
					.update(leads)
					.set({ ...given, handOverDue: null })
					.where(
						and(
							eq(leads.workspaceId, lead.workspaceId),
							eq(leads.id, lead.id),
							same(leads.handOverDue, lead.handOverDue),
							same(leads.ownerId, lead.ownerId),
							isGiven ? eq(leads.sequence, lead.sequence) : undefined,
							same(leads.mergedInto, lead.mergedInto)
						)
					),
				...(owner && takesTurn
					? [
							db
								.update(users)
								.set({ handedAt: now })
								.where(
									and(
										eq(users.workspaceId, lead.workspaceId),
										eq(users.id, owner.id),
										same(users.handedAt, owner.handedAt)
									)
								)
						]
					: []),
				...(history ? [db.insert(leadHistory).values(history)] : []),
				...(letter ? [db.insert(letters).values(letter).onConflictDoNothing()] : []),
				...queued(store, db, deliveries)
			],
			([handed, turned]) => handed === 1 && (!takesTurn || turned === 1)
		);
		return true;
	} catch (error) {
		if (error instanceof Stale) return false;
		throw error;
	}
}

function same(
	column:
		| Store['tables']['leads']['handOverDue' | 'ownerId' | 'mergedInto']
		| Store['tables']['users']['handedAt'],
	value: string | number | null
) {
	return value === null ? isNull(column) : sql`${column} = ${value}`;
}

/** Hot leads that wait for a first touch and are nobody's are handed over anew. How many. */
export async function handOverUnowned(
	store: Store,
	workspace: string,
	now: number,
	lines: (count: number) => readonly AuditRow[]
): Promise<number> {
	const { leads } = store.tables;
	const waits = and(
		eq(leads.workspaceId, workspace),
		isNotNull(leads.hotAt),
		isNull(leads.touchedAt),
		isNull(leads.ownerId),
		isNull(leads.mergedInto),
		eq(leads.test, false)
	);
	return changeCounted(store, {
		count: () => store.db.$count(leads, waits),
		change: (db) => [db.update(leads).set({ handOverDue: now }).where(waits)],
		lines
	});
}

export async function handOverRow(
	{ db, tables: { handOvers } }: Store,
	workspace: string
): Promise<HandOverRow | undefined> {
	const [row] = await db
		.select()
		.from(handOvers)
		.where(eq(handOvers.workspaceId, workspace))
		.limit(1);
	return row;
}

/** Who begins to take turns, or ceases to. */
export interface TurnChange {
	member: string;
	takesLeads: boolean;
}

/** Whether it was of the revision before this one; else nothing is done, neither of the turns. */
export function saveHandOver(
	store: Store,
	row: HandOverRow,
	turns: readonly TurnChange[],
	lines: readonly AuditRow[]
): Promise<boolean> {
	const { handOvers } = store.tables;
	const { workspaceId, revision } = row;
	return changeAndNote(store, lines, (db) => [
		revision === 1
			? db.insert(handOvers).values(row).onConflictDoNothing()
			: db
					.update(handOvers)
					.set(row)
					.where(and(eq(handOvers.workspaceId, workspaceId), eq(handOvers.revision, revision - 1))),
		...turns.map((turn) => turnChange(store, db, workspaceId, turn))
	]);
}

/** Whether a member takes a turn when hot leads are handed out. Whether that is other than it was. */
export function setTakesLeadsRow(
	store: Store,
	workspace: string,
	turn: TurnChange,
	audit: AuditRow
): Promise<boolean> {
	return changeAndNote(store, [audit], (db) => [turnChange(store, db, workspace, turn)]);
}

function turnChange(
	{ tables: { users } }: Store,
	db: Db,
	workspace: string,
	{ member, takesLeads }: TurnChange
): Statement {
	return db
		.update(users)
		.set({ takesLeads })
		.where(
			and(
				eq(users.workspaceId, workspace),
				eq(users.id, member),
				isNull(users.deactivatedAt),
				ne(users.role, 'viewer'),
				ne(users.takesLeads, takesLeads)
			)
		);
}
