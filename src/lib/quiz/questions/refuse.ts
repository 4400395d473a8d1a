import type { AnswerProblem, AnswerProblemCode, ProblemParams } from './problems.ts';

/** A refusal, as `check` returns it. */
export function refuse(
	code: AnswerProblemCode,
	params?: ProblemParams
): { ok: false; problem: AnswerProblem } {
	return { ok: false, problem: params ? { code, params } : { code } };
}
