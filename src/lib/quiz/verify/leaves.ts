import type { Condition } from '../condition.ts';
import type { Leaf } from './asked-by.ts';

export interface PlacedLeaf {
	leaf: Leaf;
	path: string;
}

/** The parts of a condition, each with its path: `path.all[0]`. */
export function partsOf(condition: Condition, path: string): { part: Condition; path: string }[] {
	if ('not' in condition) return [{ part: condition.not, path: `${path}.not` }];
	const [name, parts] =
		'all' in condition
			? ['all', condition.all]
			: 'any' in condition
				? ['any', condition.any]
				: ['', []];
	return parts.map((part, index) => ({ part, path: `${path}.${name}[${index}]` }));
}

/** The conditions at the ends of a tree of `all`, `any` and `not`. */
export function leavesOf(condition: Condition, path: string): PlacedLeaf[] {
	if ('all' in condition || 'any' in condition || 'not' in condition) {
		return partsOf(condition, path).flatMap(({ part, path }) => leavesOf(part, path));
	}
	return [{ leaf: condition, path }];
}
