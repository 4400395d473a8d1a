import type { Answer, HiddenFields } from '../../../quiz/answers.ts';
import { checkAnswer } from '../../../quiz/check.ts';
import type { Day } from '../../../quiz/day.ts';
import { spread, type Progress } from '../../../quiz/flow.ts';
import type { Quiz } from '../../../quiz/normalise.ts';
import { answerProblemText, type AnswerProblem } from '../../../quiz/questions/problems.ts';
import { fail, ok, type Result } from '../../../quiz/result.ts';
import { scoreAnswers, scoreView } from '../../../quiz/score.ts';
import { comesAfter } from '../../../runner/course.ts';
import { answersAmong } from '../../../runner/page/spread-page.ts';
import type { Place } from '../../../runner/runner-data.ts';
import type { FieldError } from '../../problems.ts';

/** Where the way leads after these steps. The server knows the scores, so it is never asked back. */
export function leadsTo(
	quiz: Quiz,
	path: readonly string[],
	answers: Place['answers'],
	hidden: HiddenFields
): Progress {
	return comesAfter(quiz, path, answers, hidden, {
		scoreOf: (passed) => scoreView(scoreAnswers(quiz, answers, passed))
	});
}

/** The place after these steps; null where nothing is left to ask. */
function placeAfter(
	quiz: Quiz,
	path: readonly string[],
	{ answers, hidden }: Pick<Place, 'answers' | 'hidden'>
): { place: Place; ended: boolean } {
	const progress = leadsTo(quiz, path, answers, hidden);
	const step = progress.at === 'step' ? progress.step : null;
	return { place: { path: progress.path, step, answers, hidden }, ended: progress.at === 'end' };
}

/** The same, past those steps among the ones held whose answers are known. */
export function placeBeyond(
	quiz: Quiz,
	path: readonly string[],
	given: Pick<Place, 'answers' | 'hidden'>,
	held: readonly string[]
): { place: Place; ended: boolean } {
	const next = placeAfter(quiz, path, given);
	const { step } = next.place;
	const isKnown = step !== null && held.includes(step) && Object.hasOwn(given.answers, step);
	return isKnown ? placeBeyond(quiz, [...next.place.path, step], given, held) : next;
}

/** The place without answers that do not fit the quiz as it is now; its path ends where the first of them was. */
export function stillHolding(quiz: Quiz, place: Place, days: readonly [Day, ...Day[]]): Place {
	const answers: Record<string, Answer | null> = {};
	for (const { id } of quiz.steps) {
		if (!Object.hasOwn(place.answers, id)) continue;
		const taken = takeAnswer(quiz, id, place.answers[id], days);
		if (taken.ok) answers[id] = taken.value;
	}
	const broken = place.path.findIndex((id) => !Object.hasOwn(answers, id));
	const path = broken < 0 ? place.path : place.path.slice(0, broken);
	return { ...place, path, answers };
}

/** The place of a page with all questions: its path is what it shows. `whole`: nothing comes after it. */
export function pageWith(
	quiz: Quiz,
	{ answers, hidden }: Pick<Place, 'answers' | 'hidden'>
): { place: Place; whole: boolean } {
	const { path, at } = spread(quiz, answers, {
		hidden,
		scoreOf: (passed) => scoreView(scoreAnswers(quiz, answers, passed))
	});
	return { place: { path, step: null, answers, hidden }, whole: at === 'end' };
}

/** Where a quiz begins that nobody has answered. */
export function firstPlace(quiz: Quiz, hidden: HiddenFields): Place {
	const start: Place = { path: [], step: null, answers: {}, hidden };
	if (quiz.layout !== 'page') {
		return quiz.welcome ? start : placeAfter(quiz, [], start).place;
	}
	const answers = answersAmong(quiz.steps, {}, (step, raw) => checkAnswer(step, raw, quiz));
	return pageWith(quiz, { answers, hidden }).place;
}

/** Checks one answer. @param days it has to fit on one of these, the likeliest first */
export function takeAnswer(
	{ steps, consents }: Quiz,
	stepId: string,
	raw: unknown,
	[day, ...others]: readonly [Day, ...Day[]]
): Result<Answer | null, readonly AnswerProblem[]> {
	const step = steps.find(({ id }) => id === stepId);
	if (!step) return ok(null);
	const checkOn = (today: Day) => checkAnswer(step, raw, { consents, today });
	const first = checkOn(day);
	if (first.ok) return ok(first.answer);
	const fitting = others.map(checkOn).find(({ ok }) => ok);
	return fitting?.ok ? ok(fitting.answer) : fail(first.problems);
}

/** Checks the answers that were sent along with a question about the way; steps that this version lacks are passed over. */
export function takeAnswers(
	quiz: Quiz,
	given: Readonly<Record<string, unknown>>,
	days: readonly [Day, ...Day[]]
): Result<Record<string, Answer | null>, FieldError[]> {
	const answers: Record<string, Answer | null> = {};
	const errors: FieldError[] = [];
	for (const { id } of quiz.steps) {
		if (!Object.hasOwn(given, id)) continue;
		const taken = given[id] === null ? ok(null) : takeAnswer(quiz, id, given[id], days);
		if (taken.ok) answers[id] = taken.value;
		else errors.push(...taken.problem.map((problem) => errorAt(id, problem)));
	}
	return errors.length > 0 ? fail(errors) : ok(answers);
}

function errorAt(step: string, problem: AnswerProblem): FieldError {
	const path = `answers.${step}${problem.field ? `.${problem.field}` : ''}`;
	const message = { en: answerProblemText(problem, 'en'), ru: answerProblemText(problem, 'ru') };
	return { path, message };
}
