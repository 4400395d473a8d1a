import { answerTo, type Answer, type Answers } from './answers.ts';
import type { ContactDetails, HiddenFields } from './answers.ts';
import { checkAnswer } from './check.ts';
import { compileQuiz, type CompiledQuiz } from './compile.ts';
import { walk } from './flow.ts';
import { givenConsents, givenContact, type GivenConsent } from './given.ts';
import { keepHidden } from './hidden.ts';
import type { Quiz } from './normalise.ts';
import { expectedText } from './questions/expected.ts';
import type { Question } from './questions/kinds.ts';
import { answerProblemText, type AnswerProblem } from './questions/problems.ts';
import { writeReceipt, type Receipt } from './receipt.ts';
import { fail, ok, type Result } from './result.ts';
import { scoreAnswers, scoreView, type Score } from './score.ts';
import { classify, type Classification } from './segment.ts';
import type { Locale, Words } from './text.ts';

/** As it came in: the envelope is parsed, the answers are not. */
export interface SubmissionInput {
	answers: Readonly<Record<string, unknown>>;
	hidden: Readonly<Record<string, string>>;
	locale: Locale;
	/**
	 * Everything was asked at once, as by a form of somebody's own: who they are and what they agreed to count wherever their
	 * answers lead, and the steps that say so are put at the end of the path.
	 */
	atOnce?: boolean | undefined;
}

/** An answer that was refused. `path`: `answers.budget`, or `answers.contact.email` for a field. */
export interface AnswerError {
	path: string;
	step: string;
	problem: AnswerProblem | { code: 'unknown_step' };
	message: Words;
}

/** The server's truth about one submission. */
export interface Completed {
	/** Checked, of the steps on the path; null where left empty. */
	answers: Answers;
	path: string[];
	/** Steps that were answered but lie off the path. */
	ignored: string[];
	hidden: HiddenFields;
	score: Score;
	classification: Classification;
	receipt: Receipt;
	contact: ContactDetails;
	consents: GivenConsent[];
	tags: string[];
}

/** Checks, walks, scores and classifies in one go. */
export function submit(quiz: Quiz, input: SubmissionInput): Result<Completed, AnswerError[]> {
	const compiled = compileQuiz(quiz);
	const given = checkGiven(compiled, input);
	if (given.errors.length > 0) return fail(given.errors);
	const hidden = keepHidden(quiz, input.hidden);
	const { path } = walk(quiz, given.answers, {
		hidden,
		mode: 'submission',
		scoreOf: (soFar) => scoreView(scoreAnswers(quiz, given.answers, soFar))
	});
	const missing = missingOn(path, compiled, given);
	if (missing.length > 0) return fail(missing);
	const whole = input.atOnce ? [...path, ...personalBeside(path, compiled, given)] : path;
	return ok(complete(quiz, whole, given.answers, hidden, input.locale));
}

function personalBeside(
	path: readonly string[],
	{ quiz, steps }: CompiledQuiz,
	{ answers }: Given
): string[] {
	const isPersonal = (id: string) => {
		const kind = steps.get(id)?.kind;
		return Boolean(kind?.contact ?? kind?.consents);
	};
	const beside = quiz.steps.filter(({ id }) => !path.includes(id) && isPersonal(id));
	return beside.map(({ id }) => id).filter((id) => (answerTo(answers, id) ?? null) !== null);
}

function complete(
	quiz: Quiz,
	path: string[],
	given: Answers,
	hidden: HiddenFields,
	locale: Locale
): Completed {
	const answers: Record<string, Answer | null> = {};
	for (const id of path) answers[id] = answerTo(given, id) ?? null;
	const score = scoreAnswers(quiz, answers, path);
	const classification = classify(quiz, score, { answers, hidden });
	return {
		answers,
		path,
		ignored: Object.keys(given).filter((id) => given[id] !== null && !Object.hasOwn(answers, id)),
		hidden,
		score,
		classification,
		receipt: writeReceipt(quiz, score, classification),
		contact: givenContact(quiz, answers, path),
		consents: givenConsents(quiz, answers, path, locale),
		tags: classification.tags
	};
}

interface Given {
	answers: Record<string, Answer | null>;
	/** Parts left empty that are needed, should the step turn out to lie on the path. */
	incomplete: Map<string, readonly AnswerProblem[]>;
	errors: AnswerError[];
}

/** Whatever the path: no unknown step, no wrong type, no unknown option, nothing out of range. */
function checkGiven({ quiz, steps }: CompiledQuiz, { answers }: SubmissionInput): Given {
	const given: Given = { answers: {}, incomplete: new Map(), errors: [] };
	for (const id of Object.keys(answers)) {
		const known = steps.get(id);
		if (!known) {
			given.errors.push(unknownStep(id));
			continue;
		}
		const checked = checkAnswer(known.step, answers[id], quiz);
		if (checked.ok) given.answers[id] = checked.answer;
		else if (checked.problems.every(isMissing)) given.incomplete.set(id, checked.problems);
		else given.errors.push(...refused(known.step, checked.problems));
	}
	return given;
}

function missingOn(
	path: readonly string[],
	{ quiz, steps }: CompiledQuiz,
	{ answers, incomplete }: Given
): AnswerError[] {
	const errors: AnswerError[] = [];
	for (const id of path) {
		const known = steps.get(id);
		if (!known || Object.hasOwn(answers, id)) continue;
		const checked = checkAnswer(known.step, undefined, quiz);
		const problems = incomplete.get(id) ?? (checked.ok ? [] : checked.problems);
		errors.push(...refused(known.step, problems));
	}
	return errors;
}

/** Whether a problem is that something needed was left empty. */
export function isMissing({ code }: { code: string }): boolean {
	return code === 'required' || code === 'missing_field' || code === 'consent_needed';
}

function refused(step: Question, problems: readonly AnswerProblem[]): AnswerError[] {
	const { id } = step;
	return problems.map((problem) => {
		const path = `answers.${id}${problem.field === undefined ? '' : `.${problem.field}`}`;
		const words = (locale: 'en' | 'ru') => messageOf(step, problem, locale);
		return { path, step: id, problem, message: { en: words('en'), ru: words('ru') } };
	});
}

/** A wrong type says by itself only that it is wrong; an unknown option is named first. */
function messageOf(step: Question, problem: AnswerProblem, locale: 'en' | 'ru'): string {
	const expected = expectedText(step, problem, locale);
	const sentence = answerProblemText(problem, locale);
	if (expected === '') return sentence;
	const named = problem.code === 'unknown_option' || problem.code === 'unknown_column';
	return named ? `${sentence} ${expected}` : expected;
}

function unknownStep(id: string): AnswerError {
	const step = id.slice(0, 64);
	const message = {
		en: `There is no step “${step}” in this quiz.`,
		ru: `В этом квизе нет шага «${step}».`
	};
	return { path: `answers.${step}`, step, problem: { code: 'unknown_step' }, message };
}
