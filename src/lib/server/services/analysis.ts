import { scoreBounds, type ScoreBounds } from '../../quiz/bounds.ts';
import type { Quiz } from '../../quiz/normalise.ts';
import { fail, ok, type Result } from '../../quiz/result.ts';
import { problemText, verify, type QuizProblem } from '../../quiz/verify.ts';
import type { House } from '../house.ts';
import type { Problem } from '../problems.ts';
import { quizByIdOrSlug } from '../storage/queries/quizzes.ts';
import { storedQuiz } from './definition.ts';

export interface AnalysedProblem extends Pick<QuizProblem, 'code' | 'severity' | 'path' | 'paths'> {
	message: string;
}

export interface Analysis {
	/** Errors first. */
	problems: AnalysedProblem[];
	/** Least and greatest score at the end, over all ways through the quiz. */
	bounds: ScoreBounds;
	/** No problem is an error. */
	publishable: boolean;
}

/** Of the draft. */
export async function analyseQuiz(
	app: House,
	workspace: string,
	idOrSlug: string,
	locale: 'en' | 'ru' = 'en'
): Promise<Result<Analysis & { quiz: Quiz }, Problem>> {
	const row = await quizByIdOrSlug(app.store, workspace, idOrSlug);
	if (!row) return fail({ code: 'not_found' });
	const quiz = storedQuiz(row.draft);
	const found = verify(quiz);
	return ok({
		quiz,
		problems: inWords(found, locale),
		bounds: scoreBounds(quiz),
		publishable: found.every(({ severity }) => severity !== 'error')
	});
}

export function inWords(problems: readonly QuizProblem[], locale: 'en' | 'ru'): AnalysedProblem[] {
	return problems.map((problem) => ({
		code: problem.code,
		severity: problem.severity,
		path: problem.path,
		...(problem.paths && { paths: problem.paths }),
		message: problemText(problem, locale)
	}));
}
