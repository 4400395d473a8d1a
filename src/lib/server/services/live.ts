import type { Quiz } from '../../quiz/normalise.ts';
import type { PublicQuiz } from '../../quiz/public.ts';
import { fail, ok, type Result } from '../../quiz/result.ts';
import type { Text } from '../../quiz/text.ts';
import type { House } from '../house.ts';
import type { TrialRow } from '../storage/store.ts';
import { isNoVersion, liveRow, versionContent, type LiveRow } from './live-cache.ts';

interface Address {
	workspace: string;
	quizId: string;
	slug: string;
	title: Text;
}

/** What respondents can take now. */
export interface LiveQuiz extends Address {
	closed: false;
	version: number;
	/** Two versions side by side, of which this is one; also where that has ended less than an hour ago. */
	trial: LiveTrial | null;
	quiz: Quiz;
	public: PublicQuiz;
}

export interface LiveTrial {
	id: string;
	control: number;
	variant: number;
	/** Of a hundred visitors, so many see the variant. */
	share: number;
	/** Visitors are divided; else only those who were at it go on as they began. */
	running: boolean;
}

/** It was published once and takes no answers now. */
export interface ClosedQuiz extends Address {
	closed: true;
	message: Text;
	/** What was live until less than an hour ago: attempts that were under way then may be finished on it. */
	finishing: LiveQuiz | null;
}

/** How long attempts that were under way when a quiz was closed, or a trial ended, may take to be finished. */
const TIME_TO_FINISH = 60 * 60_000;

/** Null where there is no such quiz, it was deleted, or never published. Another process's change shows within a second. */
export async function liveQuiz(
	app: House,
	idOrSlug: string
): Promise<LiveQuiz | ClosedQuiz | null> {
	const row = await liveRow(app, idOrSlug);
	if (!row) return null;
	const { liveVersion, closedMessage: message } = row;
	if (liveVersion !== null) return liveVersionOf(app, row, liveVersion);
	if (message === null) return null;
	const { closedVersion, closedAt } = row;
	const mayFinish = closedAt !== null && app.clock.now() < closedAt + TIME_TO_FINISH;
	const finishing =
		mayFinish && closedVersion !== null ? await liveVersionOf(app, row, closedVersion) : null;
	return { ...addressOf(row), closed: true, message, finishing };
}

/** Whether there is such a quiz that was never published: all that anybody may know of it. */
export async function isUnpublished(app: House, idOrSlug: string): Promise<boolean> {
	const row = await liveRow(app, idOrSlug);
	return row !== null && row.liveVersion === null && row.closedMessage === null;
}

/** What may be answered now: a quiz that was closed lately only by those who were at it. */
export function openTo(
	quiz: LiveQuiz | ClosedQuiz,
	who: 'everybody' | 'under way'
): Result<LiveQuiz, ClosedQuiz> {
	if (!quiz.closed) return ok(quiz);
	return who === 'under way' && quiz.finishing ? ok(quiz.finishing) : fail(quiz);
}

/** Every version that may be answered now, the one at hand first. */
export async function openVersions(
	app: House,
	live: LiveQuiz
): Promise<readonly [LiveQuiz, ...LiveQuiz[]]> {
	if (!live.trial) return [live];
	const { control, variant } = live.trial;
	const others = [control, variant].filter((version) => version !== live.version);
	return [live, ...(await Promise.all(others.map((version) => goneOnWith(app, live, version))))];
}

/** The version that somebody began with, where it may be gone on with; else the one at hand. */
export async function goneOnWith(
	app: House,
	live: LiveQuiz,
	version: number | null | undefined
): Promise<LiveQuiz> {
	const { trial, quizId } = live;
	const isOpen = version === trial?.control || version === trial?.variant;
	if (!isOpen || typeof version !== 'number' || version === live.version) return live;
	return { ...live, version, ...(await versionContent(app, quizId, version)) };
}

/**
 * The quiz as it was in another version, where there was one; else as it is.
 * @throws where that cannot be read just now: what was said of another version is not to be judged by this one
 */
export async function liveVersionOr(
	app: House,
	live: LiveQuiz,
	version: number | undefined
): Promise<LiveQuiz> {
	if (version === undefined || version === live.version) return live;
	const content = await versionContent(app, live.quizId, version).catch((error: unknown) => {
		if (isNoVersion(error)) return null;
		throw error;
	});
	return content ? { ...live, version, ...content } : live;
}

async function liveVersionOf(app: House, row: LiveRow, version: number): Promise<LiveQuiz> {
	const content = await versionContent(app, row.id, version);
	const trial = row.trial && liveTrial(row.trial, app.clock.now());
	return { ...addressOf(row), closed: false, version, trial, ...content };
}

function liveTrial(trial: TrialRow, now: number): LiveTrial | null {
	const { id, controlVersion: control, variantVersion: variant, share, endedAt } = trial;
	if (endedAt !== null && now >= endedAt + TIME_TO_FINISH) return null;
	return { id, control, variant, share, running: endedAt === null };
}

function addressOf({ workspaceId, id, slug, title, titles }: LiveRow): Address {
	return { workspace: workspaceId, quizId: id, slug, title: titles ?? title };
}
