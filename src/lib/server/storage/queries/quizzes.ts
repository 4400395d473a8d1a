import { and, desc, eq, inArray, isNotNull, isNull, lt } from 'drizzle-orm';
import type { Text } from '../../../quiz/text.ts';
import type { AuditRow, QuizRow, Store, TrialRow, VersionRow } from '../store.ts';
import { auditLines, changeAndNote } from './audit.ts';
import { endRunning } from './trials.ts';

/** A quiz as lists show it, without its draft. */
export type QuizListed = Omit<QuizRow, 'draft'>;

/** @throws a duplicate-key error where its address is another quiz's */
export async function insertQuiz(
	store: Store,
	quiz: QuizRow,
	lines: readonly AuditRow[]
): Promise<void> {
	const { quizzes, addresses } = store.tables;
	const { slug, workspaceId, id: quizId } = quiz;
	await changeAndNote(store, lines, (db) => [
		db.insert(quizzes).values(quiz),
		db.insert(addresses).values({ slug, workspaceId, quizId, leftAt: null })
	]);
}

export interface FindQuiz {
	/** Looks among the deleted ones instead. */
	deleted?: boolean | undefined;
}

export async function quizByIdOrSlug(
	store: Store,
	workspace: string,
	idOrSlug: string,
	{ deleted = false }: FindQuiz = {}
): Promise<QuizRow | undefined> {
	const { quizzes } = store.tables;
	const [quiz] = await store.db
		.select()
		.from(quizzes)
		.where(
			and(
				eq(quizzes.workspaceId, workspace),
				named(store, idOrSlug),
				deleted ? isNotNull(quizzes.deletedAt) : isNull(quizzes.deletedAt)
			)
		)
		.limit(1);
	return quiz;
}

/** What is told of a quiz to those who know its address. */
export type QuizAtAddress = Pick<
	QuizRow,
	| 'id'
	| 'workspaceId'
	| 'slug'
	| 'title'
	| 'titles'
	| 'liveVersion'
	| 'closedMessage'
	| 'closedVersion'
	| 'closedAt'
> & {
	/** The latest one, under way or ended. */
	trial: TrialRow | null;
};

/** In no workspace in particular: for respondents, who know the address alone. */
export async function quizAtAddress(
	store: Store,
	idOrSlug: string
): Promise<QuizAtAddress | undefined> {
	const { quizzes, trials } = store.tables;
	const [quiz] = await store.db
		.select({
			id: quizzes.id,
			workspaceId: quizzes.workspaceId,
			slug: quizzes.slug,
			title: quizzes.title,
			titles: quizzes.titles,
			liveVersion: quizzes.liveVersion,
			closedMessage: quizzes.closedMessage,
			closedVersion: quizzes.closedVersion,
			closedAt: quizzes.closedAt,
			retentionDays: quizzes.retentionDays,
			trial: trials
		})
		.from(quizzes)
		.leftJoin(
			trials,
			and(eq(trials.workspaceId, quizzes.workspaceId), eq(trials.quizId, quizzes.id))
		)
		.where(and(named(store, idOrSlug), isNull(quizzes.deletedAt)))
		.orderBy(desc(trials.id))
		.limit(1);
	return quiz;
}

/** Newest first, one more than asked for where there are more. */
export async function quizzesPage(
	store: Store,
	workspace: string,
	{ before, limit, deleted = false }: { before?: string | undefined; limit: number } & FindQuiz
): Promise<QuizListed[]> {
	const { quizzes } = store.tables;
	return store.db
		.select({
			id: quizzes.id,
			workspaceId: quizzes.workspaceId,
			slug: quizzes.slug,
			title: quizzes.title,
			titles: quizzes.titles,
			draftRevision: quizzes.draftRevision,
			liveVersion: quizzes.liveVersion,
			closedMessage: quizzes.closedMessage,
			closedVersion: quizzes.closedVersion,
			closedAt: quizzes.closedAt,
			retentionDays: quizzes.retentionDays,
			createdAt: quizzes.createdAt,
			updatedAt: quizzes.updatedAt,
			deletedAt: quizzes.deletedAt
		})
		.from(quizzes)
		.where(
			and(
				eq(quizzes.workspaceId, workspace),
				deleted ? isNotNull(quizzes.deletedAt) : isNull(quizzes.deletedAt),
				before === undefined ? undefined : lt(quizzes.id, before)
			)
		)
		.orderBy(desc(quizzes.id))
		.limit(limit + 1);
}

/** Whether the draft still had this revision and has been replaced. */
export async function replaceDraft(
	store: Store,
	quiz: Pick<QuizRow, 'workspaceId' | 'id' | 'draftRevision'>,
	draft: Pick<QuizRow, 'draft' | 'title' | 'titles' | 'updatedAt'>,
	lines: readonly AuditRow[]
): Promise<boolean> {
	const { quizzes } = store.tables;
	return changeAndNote(store, lines, (db) => [
		db
			.update(quizzes)
			.set({ ...draft, draftRevision: quiz.draftRevision + 1 })
			.where(
				and(
					eq(quizzes.workspaceId, quiz.workspaceId),
					eq(quizzes.id, quiz.id),
					eq(quizzes.draftRevision, quiz.draftRevision),
					isNull(quizzes.deletedAt)
				)
			)
	]);
}

/**
 * Makes the version public, to everybody: a trial under way is over. `isNew`: writes it first; `kept`: the version is one of the
 * trial's.
 * @throws a duplicate-key error or Stale where somebody published or saved meanwhile
 */
export async function publishVersion(
	store: Store,
	quiz: Pick<QuizRow, 'workspaceId' | 'id' | 'draftRevision'>,
	version: VersionRow,
	{ isNew, now, kept = null }: { isNew: boolean; now: number; kept?: TrialRow['kept'] },
	lines: readonly AuditRow[]
): Promise<void> {
	const { quizzes, versions } = store.tables;
	await store.atomically(
		(db) => [
			db
				.update(quizzes)
				.set({
					liveVersion: version.version,
					closedMessage: null,
					closedVersion: null,
					closedAt: null
				})
				.where(
					and(
						eq(quizzes.workspaceId, quiz.workspaceId),
						eq(quizzes.id, quiz.id),
						eq(quizzes.draftRevision, quiz.draftRevision),
						isNull(quizzes.deletedAt)
					)
				),
			endRunning(store, db, quiz, { endedAt: now, kept }),
			...(isNew ? [db.insert(versions).values(version)] : []),
			...auditLines(store, db, lines)
		],
		([updated]) => updated === 1
	);
}

/** Of a quiz that is closed already the message alone changes; a trial under way is over. */
export async function closeQuiz(
	store: Store,
	quiz: Pick<QuizRow, 'workspaceId' | 'id' | 'liveVersion'>,
	closedMessage: Text,
	now: number,
	lines: readonly AuditRow[]
): Promise<void> {
	const { quizzes } = store.tables;
	const closing =
		quiz.liveVersion === null ? {} : { closedVersion: quiz.liveVersion, closedAt: now };
	await changeAndNote(store, lines, (db) => [
		db
			.update(quizzes)
			.set({ liveVersion: null, closedMessage, ...closing })
			.where(and(eq(quizzes.workspaceId, quiz.workspaceId), eq(quizzes.id, quiz.id))),
		endRunning(store, db, quiz, { endedAt: now, kept: null })
	]);
}

/** Deletes softly, or with null brings back. Whether it was not so already. */
export async function setQuizDeleted(
	store: Store,
	quiz: Pick<QuizRow, 'workspaceId' | 'id'>,
	deletedAt: number | null,
	lines: readonly AuditRow[]
): Promise<boolean> {
	const { quizzes } = store.tables;
	return changeAndNote(store, lines, (db) => [
		db
			.update(quizzes)
			.set({ deletedAt })
			.where(
				and(
					eq(quizzes.workspaceId, quiz.workspaceId),
					eq(quizzes.id, quiz.id),
					deletedAt === null ? isNotNull(quizzes.deletedAt) : isNull(quizzes.deletedAt)
				)
			)
	]);
}

/** Drafts, and what is published of them: of these quizzes, or of all that are not deleted. */
export async function definitionsOf(
	store: Store,
	workspace: string,
	ids: readonly string[] | null
): Promise<unknown[]> {
	const { quizzes, versions } = store.tables;
	const wanted = and(
		eq(quizzes.workspaceId, workspace),
		isNull(quizzes.deletedAt),
		ids === null ? undefined : inArray(quizzes.id, [...ids])
	);
	const drafts = await store.db.select({ definition: quizzes.draft }).from(quizzes).where(wanted);
	const live = await store.db
		.select({ definition: versions.definition })
		.from(versions)
		.innerJoin(
			quizzes,
			and(eq(versions.quizId, quizzes.id), eq(versions.version, quizzes.liveVersion))
		)
		.where(wanted);
	return [...drafts, ...live].map(({ definition }) => definition);
}

/** Slugs hold no underscore and ids do, so that one word names one quiz. A slug that it had before names it too. */
function named({ db, tables: { quizzes, addresses } }: Store, idOrSlug: string) {
	if (idOrSlug.includes('_')) return eq(quizzes.id, idOrSlug);
	const held = db.select({ id: addresses.quizId }).from(addresses);
	return inArray(quizzes.id, held.where(eq(addresses.slug, idOrSlug)));
}
