import { and, desc, eq, gte, inArray, isNotNull, isNull, lt, sql } from 'drizzle-orm';
import type { AuditRow, Db, QuizRow, Statement, Store, TrialRow, VersionRow } from '../store.ts';
import { auditLines } from './audit.ts';

/**
 * Writes the version where it is new, and puts it beside the one that is live.
 * @throws Stale, or a duplicate-key error, where somebody published, saved or began one meanwhile
 */
export async function startTrial(
	store: Store,
	quiz: Pick<QuizRow, 'workspaceId' | 'id' | 'draftRevision' | 'liveVersion'>,
	trial: TrialRow,
	newVersion: VersionRow | null,
	lines: readonly AuditRow[]
): Promise<void> {
	const { quizzes, trials, versions } = store.tables;
	const now = trial.startedAt;
	await store.atomically(
		(db) => [
			// Changes nothing, and makes whoever else begins or publishes wait: the next statement sees what they did.
			db
				.update(quizzes)
				.set({ liveVersion: trial.controlVersion })
				.where(
					and(
						eq(quizzes.workspaceId, quiz.workspaceId),
						eq(quizzes.id, quiz.id),
						eq(quizzes.draftRevision, quiz.draftRevision),
						eq(quizzes.liveVersion, trial.controlVersion),
						isNull(quizzes.deletedAt)
					)
				),
			endRunning(store, db, quiz, { endedAt: now, kept: null }),
			db.insert(trials).values(trial),
			...(newVersion ? [db.insert(versions).values(newVersion)] : []),
			...auditLines(store, db, lines)
		],
		([locked, running]) => locked === 1 && running === 0
	);
}

/**
 * Ends a trial; where the variant is kept it becomes what everybody sees.
 * @throws Stale where it has ended meanwhile, or something else was published
 */
export async function endTrial(
	store: Store,
	trial: Pick<TrialRow, 'workspaceId' | 'quizId' | 'id' | 'controlVersion' | 'variantVersion'>,
	{ endedAt, kept }: { endedAt: number; kept: 'control' | 'variant' },
	lines: readonly AuditRow[]
): Promise<void> {
	const { quizzes, trials } = store.tables;
	await store.atomically(
		(db) => [
			db
				.update(quizzes)
				.set({ liveVersion: kept === 'variant' ? trial.variantVersion : trial.controlVersion })
				.where(
					and(
						eq(quizzes.workspaceId, trial.workspaceId),
						eq(quizzes.id, trial.quizId),
						eq(quizzes.liveVersion, trial.controlVersion)
					)
				),
			db
				.update(trials)
				.set({ endedAt, kept })
				.where(
					and(
						eq(trials.workspaceId, trial.workspaceId),
						eq(trials.id, trial.id),
						isNull(trials.endedAt)
					)
				),
			...auditLines(store, db, lines)
		],
		([live, ended]) => live === 1 && ended === 1
	);
}

/** What is published or closed otherwise ends the trial under way, if there is one. */
export function endRunning(
	{ tables: { trials } }: Store,
	db: Db,
	quiz: Pick<QuizRow, 'workspaceId' | 'id'>,
	ending: Pick<TrialRow, 'endedAt' | 'kept'>
): Statement {
	return db
		.update(trials)
		.set(ending)
		.where(
			and(
				eq(trials.workspaceId, quiz.workspaceId),
				eq(trials.quizId, quiz.id),
				isNull(trials.endedAt)
			)
		);
}

/** Newest first: the one under way is the first, if there is one. */
export async function trialsOf(
	{ db, tables: { trials } }: Store,
	workspace: string,
	quizId: string,
	limit: number
): Promise<TrialRow[]> {
	return db
		.select()
		.from(trials)
		.where(and(eq(trials.workspaceId, workspace), eq(trials.quizId, quizId)))
		.orderBy(desc(trials.id))
		.limit(limit);
}

/** Those among some quizzes that have a trial under way. */
export async function quizzesOnTrial(
	{ db, tables: { trials } }: Store,
	workspace: string,
	quizIds: readonly string[]
): Promise<string[]> {
	const rows = await db
		.select({ quizId: trials.quizId })
		.from(trials)
		.where(
			and(
				eq(trials.workspaceId, workspace),
				inArray(trials.quizId, [...quizIds]),
				isNull(trials.endedAt)
			)
		);
	return rows.map(({ quizId }) => quizId);
}

/** Of those who began while the trial was on: how many there were, have finished, and became hot leads. */
export interface TrialCount {
	version: number;
	starts: number;
	finished: number;
	hot: number;
}

/**
 * A moment before which so many attempts of a trial have begun since another; null where there are not so many.
 * @param since ms
 */
export async function momentAfter(
	{ db, tables: { attempts } }: Store,
	trial: TrialRow,
	since: number,
	many: number
): Promise<number | null> {
	const [next] = await db
		.select({ startedAt: attempts.startedAt })
		.from(attempts)
		.where(begunIn(attempts, { ...trial, startedAt: since }))
		.orderBy(attempts.startedAt)
		.limit(1)
		.offset(many);
	return next ? Math.max(next.startedAt, since + 1) : null;
}

/**
 * Counted over the attempts themselves: a counter of the version would hold those as well who began before the trial, and lose
 * those who finish after it.
 */
export async function countTrial(
	{ db, tables: { attempts, responses } }: Store,
	trial: TrialRow
): Promise<TrialCount[]> {
	const isHot = sql`${responses.temperature} = 'hot' and ${responses.leadId} is not null`;
	return db
		.select({
			version: attempts.version,
			starts: sql<number>`count(*)`.mapWith(Number),
			finished: sql<number>`count(${responses.id})`.mapWith(Number),
			hot: sql<number>`count(case when ${isHot} then 1 end)`.mapWith(Number)
		})
		.from(attempts)
		.leftJoin(
			responses,
			and(
				eq(responses.quizId, attempts.quizId),
				eq(responses.idempotencyKey, attempts.attemptId),
				eq(responses.quarantined, false),
				eq(responses.test, false),
				// Whoever has not finished has no response to be looked for.
				isNotNull(attempts.completedAt)
			)
		)
		.where(begunIn(attempts, trial))
		.groupBy(attempts.version);
}

/** While a trial was on. */
function begunIn(
	attempts: Store['tables']['attempts'],
	{ workspaceId, quizId, startedAt, endedAt }: TrialRow
) {
	return and(
		eq(attempts.workspaceId, workspaceId),
		eq(attempts.quizId, quizId),
		gte(attempts.startedAt, startedAt),
		endedAt === null ? undefined : lt(attempts.startedAt, endedAt)
	);
}
