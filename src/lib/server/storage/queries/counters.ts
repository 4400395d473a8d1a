import { and, eq, inArray, sql } from 'drizzle-orm';
import {
	Stale,
	type AttemptRow,
	type CounterRow,
	type Db,
	type Statement,
	type Store
} from '../store.ts';

/** Adds up what was seen since the last time. */
export async function addCounts(store: Store, counts: readonly CounterRow[]): Promise<void> {
	if (counts.length === 0) return;
	await store.atomically((db) => counts.map((count) => addCount(store, db, count)));
}

/** Writes the attempt and counts its start; false where it was known already. */
export async function startAttempt(
	store: Store,
	attempt: AttemptRow,
	start: CounterRow
): Promise<boolean> {
	const { attempts } = store.tables;
	try {
		await store.atomically(
			(db) => [
				db.insert(attempts).values(attempt).onConflictDoNothing(),
				addCount(store, db, start)
			],
			([inserted]) => inserted === 1
		);
		return true;
	} catch (error) {
		if (error instanceof Stale) return false;
		throw error;
	}
}

/** Sums over days, versions and sources. */
export async function countsOf(
	{ db, tables: { counters } }: Store,
	workspace: string,
	quizIds: readonly string[]
): Promise<{ quizId: string; name: string; count: number }[]> {
	if (quizIds.length === 0) return [];
	return db
		.select({
			quizId: counters.quizId,
			name: counters.name,
			count: sql<number>`sum(${counters.count})`.mapWith(Number)
		})
		.from(counters)
		.where(and(eq(counters.workspaceId, workspace), inArray(counters.quizId, [...quizIds])))
		.groupBy(counters.quizId, counters.name);
}

function addCount({ tables: { counters } }: Store, db: Db, count: CounterRow): Statement {
	return db
		.insert(counters)
		.values(count)
		.onConflictDoUpdate({
			target: [counters.quizId, counters.day, counters.version, counters.source, counters.name],
			set: { count: sql`${counters.count} + ${count.count}` }
		});
}
