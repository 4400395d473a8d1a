import type { FileProblem } from '../parse.ts';
import type { Fault } from '../parse/finding.ts';
import { faultText } from '../parse/sentences.ts';
import type { Words } from '../text.ts';

/** Why nothing can be made of a file. */
export type ImportProblem =
	/** Neither a quiz nor anything else that can be read here. */
	| { code: 'unknown_format' }
	/** Too deep, too big, or with names and characters that do harm. */
	| { code: 'unreadable'; fault: Fault }
	/** None of its questions could be kept. */
	| { code: 'no_questions' }
	/** A quiz file with faults. */
	| { code: 'invalid_quiz'; problems: readonly FileProblem[] };

const SENTENCES: Record<Exclude<ImportProblem['code'], 'unreadable'>, Words> = {
	unknown_format: {
		en: 'This file cannot be imported: it is neither a quiz of ours, nor a Typeform form, nor a SurveyJS survey.',
		ru: 'Этот файл нельзя импортировать: это не квиз, не форма Typeform и не опрос SurveyJS.'
	},
	no_questions: {
		en: 'There is no question in this file that could be imported.',
		ru: 'В этом файле нет вопросов, которые можно импортировать.'
	},
	invalid_quiz: {
		en: 'This quiz file has faults: {faults}',
		ru: 'В файле квиза есть ошибки: {faults}'
	}
};

/** The problem as a sentence, with the first faults of a quiz file. */
export function importProblemText(problem: ImportProblem, locale: 'en' | 'ru'): string {
	if (problem.code === 'unreadable') return faultText(problem.fault, locale);
	const sentence = SENTENCES[problem.code][locale];
	if (problem.code !== 'invalid_quiz') return sentence;
	const faults = problem.problems
		.slice(0, 3)
		.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`));
	return sentence.replace('{faults}', () => faults.join(' '));
}
