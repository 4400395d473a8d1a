import type { Answers, HiddenFields } from '../../quiz/answers.ts';
import { keepHidden } from '../../quiz/hidden.ts';
import type { Quiz } from '../../quiz/normalise.ts';
import { partialEmail } from '../../quiz/partial-email.ts';
import type { ResultView } from '../../quiz/result-view.ts';
import { fail, ok, type Result } from '../../quiz/result.ts';
import type { House } from '../house.ts';
import type { Problem } from '../problems.ts';
import {
	attemptOf,
	deletePartialRow,
	deletePartialsBefore,
	keepPartialRow,
	partialOf,
	partialsPage,
	stoppedBySteps,
	type PartialCursor,
	type PartialWrite
} from '../storage/queries/partials.ts';
import { countsOf } from '../storage/queries/counters.ts';
import { PASSED } from '../storage/counter-key.ts';
import { responseByKey } from '../storage/queries/responses.ts';
import type { PartialRow } from '../storage/store.ts';
import { withoutNul } from '../storage/without-nul.ts';
import { linesOf, type By } from './audit.ts';
import { versionContent } from './live-cache.ts';
import type { LiveQuiz } from './live.ts';
import { pageLimit, type Page, type PageInput } from './pages.ts';
import { storedView } from './response-view.ts';
import { dayOf, recordStart, sourceOf } from './visits.ts';

/** How far somebody is; the answers are checked. */
export interface OnTheWay {
	attempt: string;
	/** Missing: newer than whatever is known. */
	revision?: number | undefined;
	answers: Answers;
	path: readonly string[];
	step: string | null;
	hidden: HiddenFields;
	locale: string;
	source: string;
}

/** What a respondent's browser is told of what it sent. */
export type Kept = { state: 'kept' | 'older'; revision: number } | { state: 'finished' };

/** Writers of one attempt side by side are two devices, or one and its own repetition. */
const MOST_TRIES = 5;

/** Keeps how far an attempt has come; something older than what is there changes nothing. */
export async function keepPartial(app: House, live: LiveQuiz, way: OnTheWay): Promise<Kept> {
	const write = partialWrite(app, live, way);
	const counter = {
		workspaceId: live.workspace,
		quizId: live.quizId,
		version: live.version,
		day: dayOf(app.clock.now()),
		source: write.source
	};
	for (let tries = 0; tries < MOST_TRIES; tries += 1) {
		const kept = await keepPartialRow(app.store, write, counter);
		if (kept.state === 'unknown') await recordStart(app, live, way.attempt, way.source);
		else if (kept.state !== 'again') return kept;
	}
	throw new Error('An attempt was written by others each time that it was to be.');
}

function partialWrite(app: House, live: LiveQuiz, way: OnTheWay): PartialWrite {
	const { quiz } = live;
	const isKnown = (id: string) => quiz.steps.some((step) => step.id === id);
	const step = way.step !== null && isKnown(way.step) ? way.step : null;
	const passed = [...new Set(way.path)].filter(isKnown);
	// Nobody has got past the step that they stand at.
	const path =
		step !== null && passed.includes(step) ? passed.slice(0, passed.indexOf(step)) : passed;
	const hidden = keepHidden(quiz, way.hidden);
	return {
		quizId: live.quizId,
		attemptId: withoutNul(way.attempt),
		workspaceId: live.workspace,
		version: live.version,
		...(way.revision !== undefined && { revision: way.revision }),
		locale: quiz.locales.includes(way.locale) ? way.locale : (quiz.locales[0] ?? 'en'),
		answers: way.answers,
		hidden: { ...hidden },
		path,
		step,
		source: sourceOf(way.source, hidden),
		email: partialEmail(quiz, way.answers, path) ?? null,
		updatedAt: app.clock.now()
	};
}

/** Somebody who began and stopped, and the version of the quiz that they were at. */
export interface FoundPartial {
	partial: PartialRow;
	quiz: Quiz;
}

/** What came of an attempt that was sent; null where none is. */
export async function finishedAttempt(
	app: House,
	{ workspace, quizId }: Pick<LiveQuiz, 'workspace' | 'quizId'>,
	attempt: string
): Promise<{ locale: string | null; result: ResultView | undefined } | null> {
	const row = await attemptOf(app.store, { workspaceId: workspace, quizId, attemptId: attempt });
	if (!row || row.completedAt === null) return null;
	// The runner's key for its submission is the attempt.
	const response = await responseByKey(app.store, workspace, quizId, attempt);
	if (!response) return { locale: null, result: undefined };
	const { quiz } = await versionContent(app, quizId, response.version);
	return {
		locale: response.locale,
		result: storedView(quiz, response).result ?? undefined
	};
}

export async function getPartial(
	app: House,
	workspace: string,
	quizId: string,
	attempt: string
): Promise<Result<FoundPartial, Problem>> {
	const key = { workspaceId: workspace, quizId, attemptId: attempt };
	const partial = await partialOf(app.store, key);
	if (!partial) return fail({ code: 'not_found' });
	const { quiz } = await versionContent(app, quizId, partial.version);
	return ok({ partial, quiz });
}

/** Those touched last first. */
export async function listPartials(
	app: House,
	workspace: string,
	quiz: string,
	input: PageInput
): Promise<Page<PartialRow>> {
	const limit = pageLimit(input);
	const before = input.cursor === undefined ? undefined : readCursor(input.cursor);
	const rows = await partialsPage(app.store, workspace, { quiz, before, limit });
	const items = rows.slice(0, limit);
	const last = items.at(-1);
	return { items, next: rows.length > limit && last ? cursorOf(last) : null };
}

function cursorOf({ updatedAt, attemptId }: PartialCursor): string {
	return `${updatedAt.toString(36)}.${Buffer.from(attemptId).toString('base64url')}`;
}

/** Undefined where it is none of ours: the list begins anew. */
function readCursor(cursor: string): PartialCursor | undefined {
	const [time = '', attempt = ''] = cursor.split('.');
	const updatedAt = Number.parseInt(time, 36);
	if (!Number.isSafeInteger(updatedAt)) return undefined;
	return { updatedAt, attemptId: Buffer.from(attempt, 'base64url').toString('utf8') };
}

/** For good, with the letter that waits for it. @param by who does it, where it is not the respondent */
export async function deletePartial(
	app: House,
	workspace: string,
	quizId: string,
	attempt: string,
	by: By
): Promise<Result<void, Problem>> {
	const key = { workspaceId: workspace, quizId, attemptId: attempt };
	const lines = linesOf(app, workspace, { by, action: 'quiz.unfinished_deleted', subject: quizId });
	const deleted = await deletePartialRow(app.store, key, app.clock.now(), lines);
	return deleted ? ok(undefined) : fail({ code: 'not_found' });
}

const KEPT_FOR = 90 * 86_400_000;

/** Who has not come back for 90 days does not. */
export function sweepPartials(app: House): Promise<void> {
	return deletePartialsBefore(app.store, app.clock.now() - KEPT_FOR);
}

/** Where people stop. */
export interface DropOff {
	/** By step: how many ever got past it. */
	passed: Readonly<Record<string, number>>;
	/** By step: how many stand there now, unfinished. */
	stopped: Readonly<Record<string, number>>;
	/** Unfinished, wherever they stand. */
	unfinished: number;
}

export async function dropOff(app: House, workspace: string, quizId: string): Promise<DropOff> {
	const [counts, standing] = await Promise.all([
		countsOf(app.store, workspace, [quizId]),
		stoppedBySteps(app.store, workspace, quizId)
	]);
	const passed = counts
		.filter(({ name }) => name.startsWith(PASSED))
		.map(({ name, count }) => [name.slice(PASSED.length), count] as const);
	return {
		passed: Object.fromEntries(passed),
		stopped: Object.fromEntries(standing.map(({ step, count }) => [step ?? '', count])),
		unfinished: standing.reduce((sum, { count }) => sum + count, 0)
	};
}
