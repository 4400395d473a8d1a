import { scoreBounds, type ScoreBounds } from '../../quiz/bounds.ts';
import { dayOf } from '../../quiz/day.ts';
import type { Quiz } from '../../quiz/normalise.ts';
import { onDay } from '../../quiz/on-day.ts';
import { fail, ok, type Result } from '../../quiz/result.ts';
import type { Reach } from '../../quiz/reach.ts';
import { reachProblems } from '../../quiz/reach/problems.ts';
import { problemText, verify, type QuizProblem } from '../../quiz/verify.ts';
import type { House } from '../house.ts';
import type { Problem } from '../problems.ts';
import { quizByIdOrSlug } from '../storage/queries/quizzes.ts';
import { storedQuiz, type Telling } from './definition.ts';
import { reachInSlices } from './reach.ts';

export interface AnalysedProblem extends Pick<QuizProblem, 'code' | 'severity' | 'path' | 'paths'> {
	message: string;
}

export interface Analysis {
	/** Errors first. */
	problems: AnalysedProblem[];
	/** Least and greatest score at the end, over all ways through the quiz. */
	bounds: ScoreBounds;
	/** Null while structural errors have to be mended first. */
	reach: Reach | null;
	/** No problem is an error. */
	publishable: boolean;
}

/** Of the draft. */
export async function analyseQuiz(
	app: House,
	workspace: string,
	idOrSlug: string,
	locale: 'en' | 'ru' = 'en',
	told: Telling = 'by ids'
): Promise<Result<Analysis & { quiz: Quiz }, Problem>> {
	const row = await quizByIdOrSlug(app.store, workspace, idOrSlug);
	if (!row) return fail({ code: 'not_found' });
	const quiz = storedQuiz(row.draft);
	const { problems, reach } = await findProblems(app, quiz);
	return ok({
		quiz,
		problems: inWords(problems, locale, told === 'by words' ? quiz : undefined),
		bounds: reach?.bounds ?? scoreBounds(quiz),
		reach,
		publishable: problems.every(isNoError)
	});
}

/** All that can be found out about a quiz as of today, errors first; what can be reached, once its structure is sound. */
export async function findProblems(
	app: Pick<House, 'clock'>,
	quiz: Quiz
): Promise<{ problems: QuizProblem[]; reach: Reach | null }> {
	const dated = onDay(quiz, dayOf(app.clock.now()));
	const structural = verify(dated);
	if (!structural.every(isNoError)) return { problems: structural, reach: null };
	const reach = await reachInSlices(app, dated);
	const beyond = reachProblems(quiz, reach, structural);
	const errors = beyond.filter((problem) => !isNoError(problem));
	return { problems: [...errors, ...structural, ...beyond.filter(isNoError)], reach };
}

const isNoError = ({ severity }: QuizProblem) => severity !== 'error';

export function inWords(
	problems: readonly QuizProblem[],
	locale: 'en' | 'ru',
	quiz?: Quiz
): AnalysedProblem[] {
	return problems.map((problem) => ({
		code: problem.code,
		severity: problem.severity,
		path: problem.path,
		...(problem.paths && { paths: problem.paths }),
		message: problemText(problem, locale, quiz)
	}));
}
