import type { Refused } from './kind.ts';
import type { AnswerProblemCode, ProblemParams } from './problems.ts';

/** A refusal, as `check` returns it. */
export function refuse(code: AnswerProblemCode, params?: ProblemParams): Refused {
	return { ok: false, problems: [params ? { code, params } : { code }] };
}
