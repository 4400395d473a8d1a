import type { Condition } from '../condition.ts';

/** A condition of which parts are settled: what is left of it, or whether it always or never holds. */
export type Settled = Condition | boolean;

const STEPS = /\.(all|any|not)(?:\[(\d+)\])?/g;

/**
 * The condition without the part at `path`, which can never hold: `any[1].not.all[0]`, as checks tell it.
 * Nothing changes where there is no such part any more.
 */
export function settled(condition: Condition, path: string): Settled {
	const steps = [...`.${path}`.matchAll(STEPS)].map(([, name = '', at]) => ({
		name,
		at: Number(at ?? 0)
	}));
	return without(condition, steps);
}

interface Step {
	name: string;
	at: number;
}

function without(condition: Condition, [step, ...rest]: readonly Step[]): Settled {
	if (!step) return 'answer' in condition && condition.answered === false;
	if ('not' in condition && step.name === 'not') {
		const inner = without(condition.not, rest);
		return typeof inner === 'boolean' ? !inner : { not: inner };
	}
	if ('all' in condition && step.name === 'all') {
		const parts = joined(condition.all, step, rest, false);
		return typeof parts === 'boolean'
			? parts
			: parts.length === 1 && parts[0]
				? parts[0]
				: { all: parts };
	}
	if ('any' in condition && step.name === 'any') {
		const parts = joined(condition.any, step, rest, true);
		return typeof parts === 'boolean'
			? parts
			: parts.length === 1 && parts[0]
				? parts[0]
				: { any: parts };
	}
	return condition;
}

/** @param deciding what settles the whole list: one true of any, one false of all */
function joined(
	parts: readonly Condition[],
	{ at }: Step,
	rest: readonly Step[],
	deciding: boolean
): Condition[] | boolean {
	const part = parts[at];
	if (!part) return [...parts];
	const left = without(part, rest);
	if (left === deciding) return deciding;
	const others = parts.flatMap((one, index) =>
		index !== at ? [one] : typeof left === 'boolean' ? [] : [left]
	);
	return others.length > 0 ? others : !deciding;
}
