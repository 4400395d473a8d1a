import type { Quiz } from '../../quiz/normalise.ts';
import type { PublicQuiz } from '../../quiz/public.ts';
import { fail, ok, type Result } from '../../quiz/result.ts';
import type { Text } from '../../quiz/text.ts';
import type { House } from '../house.ts';
import { liveRow, versionContent, type LiveRow } from './live-cache.ts';

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
	quiz: Quiz;
	public: PublicQuiz;
}

/** It was published once and takes no answers now. */
export interface ClosedQuiz extends Address {
	closed: true;
	message: Text;
	/** What was live until less than an hour ago: attempts that were under way then may be finished on it. */
	finishing: LiveQuiz | null;
}

/** How long attempts that were under way when a quiz was closed may take to be finished. */
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

/** The quiz as it was in another version, where there was one; else as it is. */
export async function liveVersionOr(
	app: House,
	live: LiveQuiz,
	version: number | undefined
): Promise<LiveQuiz> {
	if (version === undefined || version === live.version) return live;
	const content = await versionContent(app, live.quizId, version).catch(() => null);
	return content ? { ...live, version, ...content } : live;
}

async function liveVersionOf(app: House, row: LiveRow, version: number): Promise<LiveQuiz> {
	const content = await versionContent(app, row.id, version);
	return { ...addressOf(row), closed: false, version, ...content };
}

function addressOf({ workspaceId, id, slug, title, titles }: LiveRow): Address {
	return { workspace: workspaceId, quizId: id, slug, title: titles ?? title };
}
