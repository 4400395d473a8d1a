import { and, asc, desc, eq, gt, inArray, isNull, lte, or, sql } from 'drizzle-orm';
import { ownOnes } from '../by-ids.ts';
import { isChosen } from '../is-chosen.ts';
import type { LetterRow, Store } from '../store.ts';
import { Stale } from '../store.ts';

/*
 * Letters to respondents. The worker's side serves every workspace of the installation; each row that it changes is named by
 * its own id.
 */

/** A letter under way for longer than this is nobody's any more, ms. */
export const LONGEST_LETTER_LEASE = 60_000;

interface Claim {
	owner: string;
	now: number;
	leaseUntil: number;
	limit: number;
}

/** Takes letters that are due. From here on one that nobody gives back may have arrived. */
export async function claimLetters(
	store: Store,
	{ owner, now, leaseUntil, limit }: Claim
): Promise<LetterRow[]> {
	const { db, tables } = store;
	const { letters } = tables;
	const due = db
		.select({ id: letters.id })
		.from(letters)
		.where(and(eq(letters.state, 'queued'), lte(letters.nextAttemptAt, now)))
		.orderBy(asc(letters.nextAttemptAt), asc(letters.id))
		.limit(limit);
	return db
		.update(letters)
		.set({
			state: 'sending',
			attempts: sql`${letters.attempts} + 1`,
			leaseOwner: owner,
			leaseUntil
		})
		.where(and(isChosen(store, letters.id, due), sql`${letters.state} || '' = 'queued'`))
		.returning();
}

/** For letters that are still under way. */
export async function renewLetterLeases(
	{ db, tables: { letters } }: Store,
	{ owner, ids, leaseUntil }: { owner: string; ids: readonly string[]; leaseUntil: number }
): Promise<void> {
	await db
		.update(letters)
		.set({ leaseUntil })
		.where(and(inArray(letters.id, [...ids]), eq(letters.leaseOwner, owner)));
}

/**
 * Whoever sent these is gone: whether they arrived, nobody knows, so they are not sent again.
 * @param everybody no other process sends any
 */
export async function abandonLetters(
	{ db, tables: { letters } }: Store,
	now: number,
	everybody = false
): Promise<void> {
	const lapsed = or(
		lte(letters.leaseUntil, now),
		// Made before the clock was set back.
		gt(letters.leaseUntil, now + LONGEST_LETTER_LEASE),
		isNull(letters.leaseUntil)
	);
	await db
		.update(letters)
		.set({ state: 'unknown', error: 'interrupted', finishedAt: now, leaseOwner: null })
		.where(and(eq(letters.state, 'sending'), everybody ? undefined : lapsed));
}

/** After the clock was set back: what no schedule would make wait for so long is due now. */
export async function bringLettersForward(
	{ db, tables: { letters } }: Store,
	now: number,
	longestWait: number
): Promise<void> {
	await db
		.update(letters)
		.set({ nextAttemptAt: now })
		.where(and(eq(letters.state, 'queued'), gt(letters.nextAttemptAt, now + longestWait)));
}

export type LetterOutcome = Pick<LetterRow, 'state' | 'nextAttemptAt' | 'error' | 'finishedAt'>;

/** What came of a try, while it is still this owner's. Whether the letter is there still, whoever's it is. */
export async function recordLetter(
	{ db, tables: { letters } }: Store,
	owner: string,
	id: string,
	outcome: LetterOutcome
): Promise<boolean> {
	await db
		.update(letters)
		.set({ ...outcome, leaseOwner: null, leaseUntil: null })
		.where(and(eq(letters.id, id), eq(letters.leaseOwner, owner), eq(letters.state, 'sending')));
	return (await db.$count(letters, eq(letters.id, id))) > 0;
}

/**
 * A letter to somebody who stopped, once, and only as long as the attempt is neither sent nor deleted. Whether it was written.
 */
export async function insertUnfinishedLetter(store: Store, letter: LetterRow): Promise<boolean> {
	const { attempts, letters, partials } = store.tables;
	try {
		await store.atomically(
			(db) => [
				// The lock that a submission of the attempt takes too.
				db
					.update(attempts)
					.set({ completedAt: null })
					.where(
						and(
							eq(attempts.quizId, letter.quizId),
							eq(attempts.attemptId, letter.attemptId),
							isNull(attempts.completedAt)
						)
					),
				// Changes nothing; whoever deletes it waits, and then finds the letter.
				db
					.update(partials)
					.set({ quizId: letter.quizId })
					.where(
						and(
							eq(partials.workspaceId, letter.workspaceId),
							eq(partials.quizId, letter.quizId),
							eq(partials.attemptId, letter.attemptId)
						)
					),
				db.insert(letters).values(letter).onConflictDoNothing()
			],
			([open, there, written]) => open === 1 && there === 1 && written === 1
		);
		return true;
	} catch (error) {
		if (error instanceof Stale) return false;
		throw error;
	}
}

/** What a letter says in lists. */
export type LetterListed = Omit<
	LetterRow,
	'kind' | 'text' | 'html' | 'leaseOwner' | 'leaseUntil'
> & {
	kind: Exclude<LetterRow['kind'], 'handed'>;
};

/** Newest first, those to the person: of an attempt at a quiz, of a response or of a lead. */
export async function lettersOf(
	store: Store,
	workspace: string,
	of: { response: string } | { quiz: string; attempt: string } | { lead: string }
): Promise<LetterListed[]> {
	const { letters } = store.tables;
	const which =
		'response' in of
			? eq(letters.responseId, of.response)
			: 'lead' in of
				? eq(letters.leadId, of.lead)
				: and(eq(letters.quizId, of.quiz), eq(letters.attemptId, of.attempt));
	const rows = await store.db
		.select({
			id: letters.id,
			workspaceId: letters.workspaceId,
			quizId: letters.quizId,
			kind: letters.kind,
			attemptId: letters.attemptId,
			responseId: letters.responseId,
			leadId: letters.leadId,
			recipient: letters.recipient,
			locale: letters.locale,
			subject: letters.subject,
			state: letters.state,
			attempts: letters.attempts,
			nextAttemptAt: letters.nextAttemptAt,
			error: letters.error,
			createdAt: letters.createdAt,
			finishedAt: letters.finishedAt
		})
		.from(letters)
		.where(and(ownOnes(store, letters.workspaceId, workspace), which))
		.orderBy(desc(letters.id));
	// What a member was written about somebody is no letter to them.
	return rows.flatMap(({ kind, ...row }) => (kind === 'handed' ? [] : [{ ...row, kind }]));
}

/** A letter to a member, as a timeline tells of it. */
export type OwnerLetter = Pick<LetterRow, 'id' | 'subject' | 'state' | 'createdAt' | 'finishedAt'>;

/** What members were written when this lead was handed to them. Newest first. */
export async function ownerLettersOf(
	store: Store,
	workspace: string,
	lead: string
): Promise<OwnerLetter[]> {
	const { letters } = store.tables;
	const { id, subject, state, createdAt, finishedAt } = letters;
	return store.db
		.select({ id, subject, state, createdAt, finishedAt })
		.from(letters)
		.where(
			and(
				ownOnes(store, letters.workspaceId, workspace),
				eq(letters.leadId, lead),
				eq(letters.kind, 'handed')
			)
		)
		.orderBy(desc(id));
}
