import { nearest } from '../nearest.ts';
import { problem, type QuizProblem } from './problem.ts';
import type { ProblemCode } from './sentences.ts';

/** Told where a name is none of those that there are, with the one that was probably meant. */
export function missing(
	known: Iterable<string>,
	id: string,
	code: ProblemCode,
	path: string
): QuizProblem[] {
	const names = [...known];
	if (names.includes(id)) return [];
	return [problem(code, path, { id, near: nearest(id, names), known: listed(names) })];
}

/** Names for a sentence, as many as one can take in. */
export function listed(names: readonly string[]): string {
	return names.length > 12 ? `${names.slice(0, 11).join(', ')}, …` : names.join(', ');
}
