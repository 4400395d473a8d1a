import { listed } from './missing.ts';
import { problem, type Params, type QuizProblem } from './problem.ts';
import type { ProblemCode } from './sentences.ts';
import type { QuizText } from './texts.ts';

/** One problem for each step, segment… however many of its texts are concerned. */
export function byOwner(
	code: ProblemCode,
	texts: readonly QuizText[],
	params: Params = {}
): QuizProblem[] {
	const groups = Map.groupBy(texts, ({ path }) => ownerOf(path));
	return [...groups].map(([owner, [first, ...others]]) => {
		if (first && others.length === 0) return problem(code, first.path, params);
		const paths = groups.get(owner)?.map(({ path }) => path) ?? [];
		const names = listed(paths.map((path) => path.slice(owner.length + 1)));
		return { ...problem(code, owner, { ...params, names }), paths };
	});
}

/** The step, segment… that a path leads into, the welcome screen, or else the path itself. */
export const ownerOf = (path: string): string => /^(\w+\[\d+\]|welcome)/.exec(path)?.[0] ?? path;
