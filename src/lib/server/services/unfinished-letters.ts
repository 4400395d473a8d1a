import type { House } from '../house.ts';
import { insertUnfinishedLetter } from '../storage/queries/letters.ts';
import { quizzesWithUnwritten, unwrittenPartials } from '../storage/queries/partials.ts';
import type { PartialRow } from '../storage/store.ts';
import { letterRow, unfinishedLetter } from './letters.ts';
import { liveQuiz, type LiveQuiz } from './live.ts';

const HOUR = 3_600_000;
/** The longest that a quiz may wait, in hours. */
const LONGEST_WAIT = 720;
/** Who stopped longer ago than this and the wait is left alone: the letter was switched on after they were gone. */
const TOO_LATE = 72 * HOUR;
const AT_ONCE = 200;

/** Writes the letters that are due to people who began, left an email and stopped: one to each, sent by the worker. */
export async function writeUnfinished(app: House): Promise<void> {
	const now = app.clock.now();
	const since = now - LONGEST_WAIT * HOUR - TOO_LATE;
	let written = 0;
	for (const { quizId } of await quizzesWithUnwritten(app.store, since)) {
		const live = await liveQuiz(app, quizId);
		if (live && !live.closed) written += await writeOf(app, live, now);
	}
	if (written > 0) app.wakeDelivery();
}

async function writeOf(app: House, live: LiveQuiz, now: number): Promise<number> {
	const hours = live.quiz.letters?.unfinished?.hours;
	if (hours === undefined) return 0;
	const until = now - hours * HOUR;
	const span = { quiz: live.quizId, after: until - TOO_LATE, until, limit: AT_ONCE };
	const written = new Set<string>();
	for (const partial of await unwrittenPartials(app.store, live.workspace, span)) {
		const { email } = partial;
		if (email === null || written.has(email)) continue;
		if (await write(app, live, partial, email)) written.add(email);
	}
	return written.size;
}

async function write(
	app: House,
	live: LiveQuiz,
	partial: PartialRow,
	recipient: string
): Promise<boolean> {
	const letter = unfinishedLetter(app, live, partial);
	if (!letter) return false;
	const { attemptId, locale } = partial;
	const to = { kind: 'unfinished', attemptId, responseId: null, recipient, locale } as const;
	return insertUnfinishedLetter(app.store, letterRow(app, live, letter, to));
}
