import type { Quiz } from './normalise.ts';
import { checkAnswers } from './verify/answers.ts';
import { checkConditions } from './verify/conditions.ts';
import { fold } from './verify/fold.ts';
import { checkIds } from './verify/ids.ts';
import { checkLanguages } from './verify/languages.ts';
import { checkLooks } from './verify/looks.ts';
import { checkPeople } from './verify/people.ts';
import { locate } from './verify/locate.ts';
import { checkPoints } from './verify/points.ts';
import type { QuizProblem } from './verify/problem.ts';
import { checkRecalls } from './verify/recalls.ts';
import { checkSegments } from './verify/segments.ts';
import { studyQuiz } from './verify/study.ts';
import { checkThresholds } from './verify/thresholds.ts';
import { checkUnwritten } from './verify/unwritten.ts';
import { checkWays } from './verify/ways.ts';

export type { QuizProblem } from './verify/problem.ts';
export { problemText } from './verify/tell.ts';
export type { ProblemCode } from './verify/sentences.ts';

/**
 * What a schema cannot see in a quiz: ids, ways, conditions, scores, segments, texts. Errors first; they block publishing.
 * Fast enough to run at each keystroke; which segments can be reached together is not looked into.
 */
export function verify(quiz: Quiz): QuizProblem[] {
	const study = studyQuiz(quiz);
	const conditions = checkConditions(study);
	const problems = fold([
		...checkIds(study),
		...checkWays(study, conditions.dead),
		...conditions.problems,
		...checkAnswers(study),
		...checkPoints(study),
		...checkSegments(study),
		...checkThresholds(study),
		...checkPeople(study),
		...checkRecalls(study),
		...checkLooks(study),
		...checkUnwritten(study),
		...checkLanguages(study)
	]);
	const errors = problems.filter(({ severity }) => severity === 'error');
	const warnings = problems.filter(({ severity }) => severity === 'warning');
	return [...errors, ...warnings].map((problem) => locate(quiz, problem));
}
