import type { QuizFile } from '../../quiz/quiz.ts';
import { fail, ok, type Result } from '../../quiz/result.ts';
import type { PastResponse } from '../../quiz/what-if.ts';
import type { House } from '../house.ts';
import type { Problem } from '../problems.ts';
import { quizByIdOrSlug } from '../storage/queries/quizzes.ts';
import { latestVersion } from '../storage/queries/versions.ts';
import { pastRows } from '../storage/queries/responses.ts';
import { storedFile } from './definition.ts';

/** As many of the newest are compared; some two megabytes of answers. */
const MOST_PAST = 2000;

/** Read a few at a time, so that respondents who come meanwhile are not kept waiting. */
const ROWS_AT_ONCE = 200;

/** What a draft is compared with. */
export interface Past {
	/** What was published last; null where nothing was. */
	published: { version: number; file: QuizFile } | null;
	/** Newest first. */
	responses: PastResponse[];
	/** There are older ones, which are left out. */
	more: boolean;
}

/** What people have answered to a quiz, as far as it takes to score them once more. */
export async function pastResponses(
	app: House,
	workspace: string,
	idOrSlug: string,
	most = MOST_PAST
): Promise<Result<Past, Problem>> {
	const quiz = await quizByIdOrSlug(app.store, workspace, idOrSlug);
	if (!quiz) return fail({ code: 'not_found' });
	const latest = await latestVersion(app.store, workspace, quiz.id);
	const responses = latest ? await newest(app, workspace, quiz.id, most + 1) : [];
	return ok({
		published: latest ? { version: latest.version, file: storedFile(latest.definition) } : null,
		responses: responses.slice(0, most),
		more: responses.length > most
	});
}

async function newest(
	app: House,
	workspace: string,
	quiz: string,
	count: number
): Promise<PastResponse[]> {
	const all: PastResponse[] = [];
	for (;;) {
		const limit = Math.min(ROWS_AT_ONCE, count - all.length);
		const rows = await pastRows(app.store, workspace, quiz, { before: all.at(-1)?.id, limit });
		all.push(...rows.map(({ createdAt: at, ...row }) => ({ ...row, at })));
		if (rows.length < limit || all.length === count) return all;
		await new Promise(setImmediate);
	}
}
