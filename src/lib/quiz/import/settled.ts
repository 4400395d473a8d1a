import type { Condition } from '../condition.ts';

/** A condition of which parts are settled: what is left of it, or whether it always or never holds. */
export type Settled = Condition | boolean;

const STEPS = /\.(all|any|not)(?:\[(\d+)\])?/g;

/**
 * The condition without the parts at `paths`, which can never hold: `any[1].not.all[0]`, as checks tell it.
 * All of them at once: taking one out would move the others.
 */
export function settled(condition: Condition, paths: readonly string[]): Settled {
	return without(
		condition,
		paths.map((path) =>
			[...`.${path}`.matchAll(STEPS)].map(([, name = '', at]) => ({ name, at: Number(at ?? 0) }))
		)
	);
}

interface Step {
	name: string;
	at: number;
}

function without(condition: Condition, ways: readonly (readonly Step[])[]): Settled {
	if (ways.some((way) => way.length === 0)) {
		return 'answer' in condition && condition.answered === false;
	}
	const below = (name: string, at: number) =>
		ways.flatMap(([step, ...rest]) => (step?.name === name && step.at === at ? [rest] : []));
	if ('not' in condition) {
		const inner = without(condition.not, below('not', 0));
		return typeof inner === 'boolean' ? !inner : { not: inner };
	}
	if ('all' in condition) {
		const parts = joined(condition.all, (at) => below('all', at), false);
		return typeof parts === 'boolean' ? parts : single(parts, { all: parts });
	}
	if ('any' in condition) {
		const parts = joined(condition.any, (at) => below('any', at), true);
		return typeof parts === 'boolean' ? parts : single(parts, { any: parts });
	}
	return condition;
}

const single = (parts: readonly Condition[], several: Condition): Condition =>
	parts.length === 1 && parts[0] ? parts[0] : several;

/** @param deciding what settles the whole list: one true of any, one false of all */
function joined(
	parts: readonly Condition[],
	below: (at: number) => readonly (readonly Step[])[],
	deciding: boolean
): Condition[] | boolean {
	const left = parts.map((part, at) => without(part, below(at)));
	if (left.includes(deciding)) return deciding;
	const open = left.filter((part) => typeof part !== 'boolean');
	return open.length > 0 ? open : !deciding;
}
