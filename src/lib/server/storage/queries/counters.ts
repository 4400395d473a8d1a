import { and, desc, eq, gte, inArray, isNull, lt, lte, sql } from 'drizzle-orm';
import { byCounterKey } from '../counter-key.ts';
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
	const ordered = [...counts].sort(byCounterKey);
	await store.atomically((db) => ordered.map((count) => addCount(store, db, count)));
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

/** When the server was first told of an attempt, in ms; undefined where it never was. */
export async function attemptStart(
	{ db, tables: { attempts } }: Store,
	workspace: string,
	quizId: string,
	attempt: string
): Promise<number | undefined> {
	const [row] = await db
		.select({ startedAt: attempts.startedAt })
		.from(attempts)
		.where(
			and(
				eq(attempts.workspaceId, workspace),
				eq(attempts.quizId, quizId),
				eq(attempts.attemptId, attempt)
			)
		)
		.limit(1);
	return row?.startedAt;
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

/** How much was counted under this name of each version of a quiz. */
export async function countByVersion(
	{ db, tables: { counters } }: Store,
	workspace: string,
	quizId: string,
	name: string
): Promise<{ version: number; count: number }[]> {
	return db
		.select({
			version: counters.version,
			count: sql<number>`sum(${counters.count})`.mapWith(Number)
		})
		.from(counters)
		.where(
			and(eq(counters.workspaceId, workspace), eq(counters.quizId, quizId), eq(counters.name, name))
		)
		.groupBy(counters.version);
}

/** How many have begun since a moment, in milliseconds, and have not finished. */
export async function attemptsUnderWay(
	{ db, tables: { attempts } }: Store,
	workspace: string,
	quizId: string,
	since: number
): Promise<number> {
	return db.$count(
		attempts,
		and(
			eq(attempts.workspaceId, workspace),
			eq(attempts.quizId, quizId),
			gte(attempts.startedAt, since),
			isNull(attempts.completedAt)
		)
	);
}

/** One sum per day, source and name. */
export interface DayCount {
	day: string;
	source: string;
	name: string;
	count: number;
}

/** Of the newest `days` days before `before` on which anything with one of these names was counted, newest first. */
export async function dayCountsOf(
	{ db, tables: { counters } }: Store,
	workspace: string,
	quizId: string,
	{ names, days, before }: { names: readonly string[]; days: number; before?: string | undefined }
): Promise<DayCount[]> {
	const counted = and(
		eq(counters.workspaceId, workspace),
		eq(counters.quizId, quizId),
		inArray(counters.name, [...names])
	);
	const shown = await db
		.select({ day: counters.day })
		.from(counters)
		.where(and(counted, before === undefined ? undefined : lt(counters.day, before)))
		.groupBy(counters.day)
		.orderBy(desc(counters.day))
		.limit(days);
	const [newest, oldest] = [shown[0]?.day, shown.at(-1)?.day];
	if (newest === undefined || oldest === undefined) return [];
	return db
		.select({
			day: counters.day,
			source: counters.source,
			name: counters.name,
			count: sql<number>`sum(${counters.count})`.mapWith(Number)
		})
		.from(counters)
		.where(and(counted, gte(counters.day, oldest), lte(counters.day, newest)))
		.groupBy(counters.day, counters.source, counters.name)
		.orderBy(desc(counters.day), counters.source, counters.name);
}

/** One more statement of a transaction. */
export function addCount({ tables: { counters } }: Store, db: Db, count: CounterRow): Statement {
	return db
		.insert(counters)
		.values(count)
		.onConflictDoUpdate({
			target: [counters.quizId, counters.day, counters.version, counters.source, counters.name],
			set: { count: sql`${counters.count} + ${count.count}` }
		});
}
