import type { ImportProblem } from './import/problem.ts';
import { finish } from './import/finish.ts';
import { countKept, type Kept } from './import/kept.ts';
import { lossList, type Loss, type LossList } from './import/losses.ts';
import { isRecord } from './same.ts';
import { readSurveyJs } from './import/surveyjs.ts';
import { readTypeform } from './import/typeform.ts';
import { parseQuiz } from './parse.ts';
import type { ParseLocale } from './parse/sentences.ts';
import { shapeFault } from './parse/shape.ts';
import { upgradeFile } from './parse/upgrade.ts';
import { MAX_STEPS, quizSchema, type QuizFile } from './quiz.ts';
import { fail, ok, type Result } from './result.ts';
import type { Fields } from './same.ts';

export { lossText } from './import/loss-text.ts';
export { importProblemText, type ImportProblem } from './import/problem.ts';
export type { Kept } from './import/kept.ts';
export type { Loss } from './import/losses.ts';

/** A quiz made of a file from elsewhere. */
export interface Imported {
	from: Format;
	/** Can be published as it is: whatever stood in the way of that is among the losses. */
	definition: QuizFile;
	/** What the quiz does without; nothing is left out in silence. */
	losses: Loss[];
	kept: Kept;
}

export type Format = 'quizsilver' | 'typeform' | 'surveyjs';

/**
 * A quiz file of ours, a form of Typeform or a survey of SurveyJS, known by its shape: what JSON.parse gives.
 * Never throws, whatever it is given.
 * @param locale of what is said about the faults of a quiz file
 */
export function importQuiz(
	source: unknown,
	locale: ParseLocale = 'en'
): Result<Imported, ImportProblem> {
	const fault = shapeFault(source);
	if (fault) return fail({ code: 'unreadable', fault });
	const from = formatOf(source);
	if (from === null || !isRecord(source)) return fail({ code: 'unknown_format' });
	if (from === 'quizsilver') return readOwn(source, locale);
	const { draft, losses } = from === 'typeform' ? readTypeform(source) : readSurveyJs(source);
	const finished = finish(draft, losses);
	return finished.ok ? ok({ from, ...finished.value, losses: losses.all() }) : finished;
}

function formatOf(source: unknown): Format | null {
	if (!isRecord(source)) return null;
	if (Array.isArray(source['steps'])) return 'quizsilver';
	if (Array.isArray(source['fields'])) return 'typeform';
	const lists = ['pages', 'elements', 'questions'];
	return lists.some((name) => Array.isArray(source[name])) ? 'surveyjs' : null;
}

function readOwn(source: Fields, locale: ParseLocale): Result<Imported, ImportProblem> {
	const losses = lossList();
	const file = fitting(source, losses);
	const parsed = parseQuiz(file, locale);
	if (!parsed.ok) return fail({ code: 'invalid_quiz', problems: parsed.problem });
	const upgraded = upgradeFile(file);
	const definition = quizSchema.parse(upgraded.ok ? upgraded.value : file);
	const from = 'quizsilver';
	if (file === source) return ok({ from, definition, losses: [], kept: countKept(definition) });
	// What led to the steps that are left out is mended as it is for others' files.
	const finished = finish(definition, losses);
	return finished.ok ? ok({ from, ...finished.value, losses: losses.all() }) : finished;
}

/** The file with as many steps as a quiz may have. */
function fitting(source: Fields, losses: LossList): Fields {
	const { steps } = source;
	if (!Array.isArray(steps) || steps.length <= MAX_STEPS) return source;
	losses.add('', 'too_many_questions', { count: steps.length - MAX_STEPS, limit: MAX_STEPS });
	return { ...source, steps: steps.slice(0, MAX_STEPS) };
}
