import { listed } from './missing.ts';
import type { QuizProblem } from './problem.ts';
import type { ProblemCode } from './sentences.ts';

/** What is wrong in one way wherever the same name is written. */
const FOLDED: ReadonlySet<ProblemCode> = new Set([
	'unknown_target',
	'unknown_step',
	'unknown_option',
	'unknown_row',
	'unknown_column',
	'unknown_dimension',
	'unknown_hidden',
	'unknown_recall',
	'factor_without_amount'
]);

/** The same wrong name is told once, at the first place where it is written. */
export function fold(problems: readonly QuizProblem[]): QuizProblem[] {
	const groups = new Map<string, QuizProblem[]>();
	for (const problem of problems) {
		const { code, params } = problem;
		const key = FOLDED.has(code) ? `${code} ${JSON.stringify(params)}` : `${groups.size}`;
		groups.set(key, [...(groups.get(key) ?? []), problem]);
	}
	return [...groups.values()].flatMap(([first, ...others]) => {
		if (!first || others.length === 0) return first ?? [];
		const also = others.map(({ path }) => path);
		const params = { ...first.params, also: listed(also) };
		return [{ ...first, params, paths: [first.path, ...also] }];
	});
}
