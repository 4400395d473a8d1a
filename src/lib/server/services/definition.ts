import { dayOf } from '../../quiz/day.ts';
import { normaliseQuiz, type Quiz } from '../../quiz/normalise.ts';
import { onDay } from '../../quiz/on-day.ts';
import { parseQuiz, parseQuizFile } from '../../quiz/parse.ts';
import type { QuizFile } from '../../quiz/quiz.ts';
import { fail, ok, type Result } from '../../quiz/result.ts';
import { inLocale } from '../../quiz/text.ts';
import { problemText, verify, type QuizProblem } from '../../quiz/verify.ts';
import type { FieldError, Problem } from '../problems.ts';

/** A definition that parses, and what the analysis says of it. */
export interface ReadDefinition {
	quiz: Quiz;
	problems: QuizProblem[];
}

/**
 * Refuses what is no quiz at all; structural problems are the caller's to judge.
 * @param now milliseconds
 */
export function readDefinition(definition: unknown, now: number): Result<ReadDefinition, Problem> {
	const parsed = parseQuiz(definition, 'en');
	if (parsed.ok) {
		const problems = verify(onDay(parsed.value, dayOf(now)));
		return ok({ quiz: parsed.value, problems });
	}
	const russian = parseQuiz(definition, 'ru');
	const errors = parsed.problem.map(({ path, message }, index) => ({
		path,
		message: { en: message, ru: (!russian.ok && russian.problem[index]?.message) || message }
	}));
	return fail({ code: 'invalid_definition', errors });
}

/** A definition that was stored: it has been through `readDefinition`. */
export function storedQuiz(definition: unknown): Quiz {
	return normaliseQuiz(storedFile(definition));
}

/** The same, as its author wrote it. */
export function storedFile(definition: unknown): QuizFile {
	const parsed = parseQuizFile(definition);
	if (parsed.ok) return parsed.value;
	throw new Error(`A stored definition does not parse: ${parsed.problem[0]?.path ?? ''}`);
}

/** By ids and paths, for those who write quiz files, or by the quiz's own words. */
export type Telling = 'by ids' | 'by words';

/** The problems that keep a quiz from being published. @param quiz given: told by its own words */
export function definitionErrors(problems: readonly QuizProblem[], quiz?: Quiz): FieldError[] {
	return problems
		.filter(({ severity }) => severity === 'error')
		.map((problem) => ({
			path: problem.path,
			message: { en: problemText(problem, 'en', quiz), ru: problemText(problem, 'ru', quiz) }
		}));
}

/** The title in the quiz's first language, for lists and addresses. */
export function plainTitle({ title, locales }: Quiz): string {
	return inLocale(title, locales[0] ?? 'en', locales);
}

/** A definition with one property replaced; definitions are objects, which their type does not say. */
export function withProperty(definition: unknown, name: string, value: unknown): unknown {
	return typeof definition === 'object' ? { ...definition, [name]: value } : definition;
}
