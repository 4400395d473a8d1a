import {
	and,
	desc,
	eq,
	exists,
	gt,
	inArray,
	isNotNull,
	isNull,
	lt,
	lte,
	notExists,
	or,
	sql
} from 'drizzle-orm';
import { same } from '../../../quiz/same.ts';
import { passedBy, passedName } from '../counter-key.ts';
import type { AttemptRow, AuditRow, CounterRow, PartialRow, Store } from '../store.ts';
import { Stale } from '../store.ts';
import { uploadsIn } from '../uploads-in.ts';
import { auditLines } from './audit.ts';
import { addCount } from './counters.ts';

/** What is told of an attempt on its way. */
export type PartialWrite = Omit<PartialRow, 'revision' | 'startedAt'> & {
	/** Missing: newer than whatever is there. */
	revision?: number | undefined;
};

/**
 * `kept`: it is there by now, with this revision. `older`: something newer is, and stays. `finished`: the attempt was sent
 * and has no way any more. `unknown`: nobody has told of its start yet. `again`: somebody else wrote meanwhile.
 */
export type PartialKept =
	| { state: 'kept' | 'older'; revision: number }
	| { state: 'finished' }
	| { state: 'unknown' }
	| { state: 'again' };

/** Writes how far an attempt has come, and counts the steps that it had not got past before. */
export async function keepPartialRow(
	store: Store,
	write: PartialWrite,
	counter: Omit<CounterRow, 'name' | 'count'>
): Promise<PartialKept> {
	const { attempts, partials } = store.tables;
	const attempt = await attemptOf(store, write);
	if (!attempt) return { state: 'unknown' };
	if (attempt.completedAt !== null) return { state: 'finished' };
	const before = await partialOf(store, write);
	const revision = write.revision ?? (before?.revision ?? 0) + 1;
	if (before && before.revision >= revision) return { state: 'older', revision: before.revision };
	const known = before && passedBy(before);
	const passed = [...passedBy(write)].filter((step) => !known?.has(step)).sort();
	const { startedAt } = attempt;
	// Looking at it again, or going back, is no answer.
	const isAnswer = !before || passed.length > 0 || !same(before.answers, write.answers);
	const updatedAt = isAnswer ? write.updatedAt : before.updatedAt;
	const row = { ...write, revision, startedAt, updatedAt };
	try {
		await store.atomically(
			(db) => [
				// Its lock is what a submission of the attempt waits for, or makes this wait.
				db
					.update(attempts)
					.set({ startedAt })
					.where(and(underWay(store, write), isNull(attempts.completedAt))),
				before
					? db
							.update(partials)
							.set(row)
							.where(and(thisOne(store, write), eq(partials.revision, before.revision)))
					: db.insert(partials).values(row).onConflictDoNothing(),
				...passed.map((step) =>
					addCount(store, db, { ...counter, name: passedName(step), count: 1 })
				)
			],
			([open, written]) => open === 1 && written === 1
		);
	} catch (error) {
		if (error instanceof Stale) return { state: 'again' };
		throw error;
	}
	return { state: 'kept', revision };
}

type AttemptKey = Pick<AttemptRow, 'workspaceId' | 'quizId' | 'attemptId'>;

function underWay({ tables: { attempts } }: Store, key: AttemptKey) {
	return and(
		eq(attempts.workspaceId, key.workspaceId),
		eq(attempts.quizId, key.quizId),
		eq(attempts.attemptId, key.attemptId)
	);
}

export async function attemptOf(store: Store, key: AttemptKey): Promise<AttemptRow | undefined> {
	const { attempts } = store.tables;
	const [row] = await store.db.select().from(attempts).where(underWay(store, key)).limit(1);
	return row;
}

export async function partialOf(store: Store, key: AttemptKey): Promise<PartialRow | undefined> {
	const { partials } = store.tables;
	const [row] = await store.db.select().from(partials).where(thisOne(store, key)).limit(1);
	return row;
}

/** Where a page of the list ends. */
export interface PartialCursor {
	updatedAt: number;
	attemptId: string;
}

/** Those touched last first, one more than asked for where there are more. */
export async function partialsPage(
	store: Store,
	workspace: string,
	{ quiz, before, limit }: { quiz: string; before?: PartialCursor | undefined; limit: number }
): Promise<PartialRow[]> {
	const { partials } = store.tables;
	return store.db
		.select()
		.from(partials)
		.where(
			and(
				eq(partials.workspaceId, workspace),
				eq(partials.quizId, quiz),
				before &&
					or(
						lt(partials.updatedAt, before.updatedAt),
						and(eq(partials.updatedAt, before.updatedAt), lt(partials.attemptId, before.attemptId))
					)
			)
		)
		.orderBy(desc(partials.updatedAt), desc(partials.attemptId))
		.limit(limit + 1);
}

/** How many stand at each step; null: before the first, on a page of questions, or at the sending. */
export async function stoppedBySteps(
	{ db, tables: { partials } }: Store,
	workspace: string,
	quiz: string
): Promise<{ step: string | null; count: number }[]> {
	return db
		.select({ step: partials.step, count: sql<number>`count(*)`.mapWith(Number) })
		.from(partials)
		.where(and(eq(partials.workspaceId, workspace), eq(partials.quizId, quiz)))
		.groupBy(partials.step);
}

/**
 * With the files that it names and the letter that waits for it. What remains of a letter is to whom: they are not written
 * to again. Whether there was one.
 */
export async function deletePartialRow(
	store: Store,
	key: AttemptKey,
	now: number,
	lines: readonly AuditRow[]
): Promise<boolean> {
	const { partials, letters, uploads } = store.tables;
	const itsLetter = and(
		eq(letters.workspaceId, key.workspaceId),
		eq(letters.quizId, key.quizId),
		eq(letters.attemptId, key.attemptId),
		eq(letters.kind, 'unfinished')
	);
	const partial = await partialOf(store, key);
	const files = uploadsIn(partial?.answers ?? {});
	const [deleted] = await store.atomically((db) => [
		db.delete(partials).where(thisOne(store, key)),
		db
			.update(letters)
			.set({ state: 'cancelled', finishedAt: now })
			.where(and(itsLetter, eq(letters.state, 'queued'))),
		db.update(letters).set(SAYS_NOTHING).where(itsLetter),
		db
			.update(uploads)
			.set({ state: 'dropped' })
			.where(
				and(
					eq(uploads.workspaceId, key.workspaceId),
					eq(uploads.quizId, key.quizId),
					inArray(uploads.id, files),
					isNull(uploads.responseId)
				)
			),
		// Of what was not there only the letter goes.
		...auditLines(store, db, partial ? lines : [])
	]);
	return deleted === 1;
}

/** Of all workspaces: those that nobody has touched since, with what their letters say. */
export async function deletePartialsBefore(store: Store, before: number): Promise<void> {
	const { letters, partials } = store.tables;
	const isOld = lt(partials.updatedAt, before);
	await store.atomically((db) => {
		const ofOld = db
			.select({ one: sql`1` })
			.from(partials)
			.where(
				and(isOld, eq(partials.quizId, letters.quizId), eq(partials.attemptId, letters.attemptId))
			);
		return [
			db
				.update(letters)
				.set(SAYS_NOTHING)
				.where(and(eq(letters.kind, 'unfinished'), exists(ofOld))),
			db.delete(partials).where(isOld)
		];
	});
}

const SAYS_NOTHING = { subject: '', text: '', html: '' };

/** Of all workspaces: the quizzes of which somebody left an email and was not written to yet. */
export async function quizzesWithUnwritten(
	store: Store,
	since: number
): Promise<{ quizId: string }[]> {
	const { partials } = store.tables;
	return store.db
		.select({ quizId: partials.quizId })
		.from(partials)
		.where(and(isNotNull(partials.email), gt(partials.updatedAt, since), unwritten(store)))
		.groupBy(partials.quizId);
}

/** Who left an email, touched the quiz last in this span, and was not written to; the longest ago first. */
export async function unwrittenPartials(
	store: Store,
	workspace: string,
	{ quiz, after, until, limit }: { quiz: string; after: number; until: number; limit: number }
): Promise<PartialRow[]> {
	const { partials } = store.tables;
	return store.db
		.select()
		.from(partials)
		.where(
			and(
				eq(partials.workspaceId, workspace),
				eq(partials.quizId, quiz),
				isNotNull(partials.email),
				gt(partials.updatedAt, after),
				lte(partials.updatedAt, until),
				unwritten(store)
			)
		)
		.orderBy(partials.updatedAt)
		.limit(limit);
}

function unwritten({ db, tables: { letters, partials } }: Store) {
	return notExists(
		db
			.select({ one: sql`1` })
			.from(letters)
			.where(
				and(
					eq(letters.quizId, partials.quizId),
					or(
						eq(letters.attemptId, partials.attemptId),
						// Somebody who began twice is written to once.
						eq(letters.recipient, partials.email)
					),
					eq(letters.kind, 'unfinished')
				)
			)
	);
}

function thisOne({ tables: { partials } }: Store, key: AttemptKey) {
	return and(
		eq(partials.workspaceId, key.workspaceId),
		eq(partials.quizId, key.quizId),
		eq(partials.attemptId, key.attemptId)
	);
}
