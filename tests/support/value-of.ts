import type { Result } from '../../src/lib/quiz/result.ts';

/** The value of what must have gone well. */
export function valueOf<T>(result: Result<T, unknown>): T {
	if (result.ok) return result.value;
	throw new Error(`Refused: ${JSON.stringify(result.problem)}`);
}

/** The code of a problem, or 'ok'. */
export function codeOf(result: Result<unknown, { code: string }>): string {
	return result.ok ? 'ok' : result.problem.code;
}
