import { SENTENCES, type ProblemCode, type Severity } from './sentences.ts';

export interface QuizProblem {
	code: ProblemCode;
	severity: Severity;
	/** `steps[2].next[0].to`; '' for the whole quiz. */
	path: string;
	/** Everywhere that it lies, where that is more than one place; `path` is the first, or what they have in common. */
	paths?: readonly string[];
	/** What the sentence names. `in`: the id of the step, segment… that the path leads into, or its number. */
	params: Readonly<Record<string, string | number>>;
}

export type Params = Readonly<Record<string, string | number | undefined>>;

/** @param severity where the same fault weighs more or less than it usually does */
export function problem(
	code: ProblemCode,
	path: string,
	params: Params = {},
	severity: Severity = SENTENCES[code].severity
): QuizProblem {
	const known = Object.entries(params).flatMap(([name, value]) =>
		value === undefined ? [] : [[name, finite(value)]]
	);
	return { code, severity, path, params: Object.fromEntries(known) };
}

/** JSON has no infinity. */
function finite(value: string | number): string | number {
	if (value === Infinity) return '∞';
	return value === -Infinity ? '−∞' : value;
}

/** A thing's name in a parameter: `#hot` is quoted as the reader's language does it, `#fit%` is the percentage of it. */
export const named = (id: string) => `#${id}`;
export const percentOf = (id: string) => `#${id}%`;
