import type { QuizProblem } from '../../quiz/verify.ts';
import type { Group, Node } from './tree.ts';

/** The path of what stands behind the negations: `when.not.not`. */
export function innerPath(node: Node, path: string): string {
	return path + '.not'.repeat(node.negations);
}

/** The path of a part, as problems name it: `when.all[2]`. */
export function partPath(group: Group, path: string, at: number): string {
	return `${innerPath(group, path)}.${group.mode}[${at}]`;
}

/** The problems of this row with all that is in it; of a group only those of the group itself. */
export function problemsOf<P extends Pick<QuizProblem, 'path' | 'paths'>>(
	problems: readonly P[],
	node: Node,
	path: string
): P[] {
	const inner = innerPath(node, path);
	return problems.filter((problem) =>
		(problem.paths ?? [problem.path]).some((at) => {
			if (at.startsWith(path) && inner.startsWith(at)) return true;
			return node.type === 'row' && (at.startsWith(`${inner}.`) || at.startsWith(`${inner}[`));
		})
	);
}
