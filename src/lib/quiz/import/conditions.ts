import type { Condition } from '../condition.ts';

/** As many parts as one list of a quiz file may have. */
const MOST_PARTS = 50;
const DEEPEST = 12;
const MOST_LEAVES = 200;

/** All of them; undefined stands for one that always holds. Null where one is not known, or there are too many. */
export function allOf(
	conditions: readonly (Condition | undefined | null)[]
): Condition | undefined | null {
	if (conditions.includes(null)) return null;
	const parts = distinct(conditions.flatMap((one) => (!one ? [] : 'all' in one ? one.all : [one])));
	if (parts.length > MOST_PARTS) return null;
	return parts.length > 1 ? { all: parts } : parts[0];
}

/** Any of them; where one always holds, the whole does. Null where one is not known, there are too many, or none. */
export function anyOf(
	conditions: readonly (Condition | undefined | null)[]
): Condition | undefined | null {
	if (conditions.length === 0 || conditions.includes(null)) return null;
	if (conditions.includes(undefined)) return undefined;
	const parts = distinct(conditions.flatMap((one) => (!one ? [] : 'any' in one ? one.any : [one])));
	if (parts.length > MOST_PARTS) return null;
	return parts.length > 1 ? { any: parts } : parts[0];
}

export function not(condition: Condition): Condition {
	return 'not' in condition ? condition.not : { not: condition };
}

/** Whether a quiz file can hold it: conditions of foreign files nest without end. */
export function fits(condition: Condition): boolean {
	let leaves = 0;
	const stack = [{ condition, depth: 1 }];
	for (let at = stack.pop(); at; at = stack.pop()) {
		if (at.depth > DEEPEST || leaves > MOST_LEAVES) return false;
		const inner = partsOf(at.condition);
		if (inner.length === 0) leaves += 1;
		for (const part of inner) stack.push({ condition: part, depth: at.depth + 1 });
	}
	return leaves <= MOST_LEAVES;
}

function partsOf(condition: Condition): readonly Condition[] {
	if ('all' in condition) return condition.all;
	if ('any' in condition) return condition.any;
	return 'not' in condition ? [condition.not] : [];
}

function distinct(conditions: readonly Condition[]): Condition[] {
	return [...new Map(conditions.map((one) => [JSON.stringify(one), one])).values()];
}
