import type { Points } from '../schema-parts.ts';
import type { Bounds, Weigh } from './kind.ts';
import { severalRange, type Choice, type SeveralChoice } from './option-parts.ts';

/** Least and greatest points of one option. */
export function choiceBounds(step: Choice, weigh: Weigh): Bounds {
	return spread(parts(step).map((part) => weigh(part.points ?? 0)));
}

export function choiceFactorBounds(step: Choice, dimension: string): Bounds {
	return spread(parts(step).map((part) => part.factor?.[dimension] ?? 1));
}

/** Least and greatest product of the factors of several options. */
export function severalFactorBounds(step: SeveralChoice, dimension: string): Bounds {
	return severalSpread(
		step,
		(part) => part.factor?.[dimension] ?? 1,
		(a, b) => a * b
	);
}

/**
 * Least and greatest points of several options. Exact without a cap and for one dimension; for a total of several
 * capped dimensions they hold, but may be wider than what can be reached.
 */
export function severalBounds(
	step: SeveralChoice & { maxPoints?: Points | undefined },
	weigh: Weigh
): Bounds {
	const uncapped = sumSpread(step, weigh);
	if (step.maxPoints === undefined) return uncapped;
	const cap = byKey(step.maxPoints);
	const used = parts(step).map((part) => byKey(part.points ?? {}));
	const keys = [...new Set([cap, ...used].flatMap((points) => Object.keys(points)))];
	const perKey = keys.map((key) => ({
		weight: weigh(key === PLAIN ? 1 : { [key]: 1 }),
		most: cap[key],
		...sumSpread(step, (points) => byKey(points)[key] ?? 0)
	}));
	// A plain number and a named dimension may be the same one, so that their sums cannot be capped apart.
	if (keys.includes(PLAIN) && keys.length > 1) return looselyCapped(uncapped, perKey);
	const lost = sum(
		perKey.map((of) => of.weight * Math.max(0, of.greatest - (of.most ?? Infinity)))
	);
	const capped = (of: PerKey, value: number) => of.weight * Math.min(value, of.most ?? Infinity);
	return {
		least: Math.max(uncapped.least - lost, sum(perKey.map((of) => capped(of, of.least)))),
		greatest: Math.min(uncapped.greatest, sum(perKey.map((of) => capped(of, of.greatest))))
	};
}

type PerKey = Bounds & { weight: number; most: number | undefined };

function looselyCapped(uncapped: Bounds, perKey: readonly PerKey[]): Bounds {
	const highest = sum(perKey.map((of) => Math.max(0, of.greatest)));
	const lost = sum(perKey.map((of) => of.weight * Math.max(0, highest - (of.most ?? Infinity))));
	return { least: uncapped.least - lost, greatest: uncapped.greatest };
}

/** Stands for the default dimension, whose id a kind does not know. */
const PLAIN = '';

function byKey(points: Points): Readonly<Record<string, number>> {
	return typeof points === 'number' ? { [PLAIN]: points } : points;
}

type Part = Choice['options'][number] | NonNullable<Choice['other']>;

function parts(step: Choice): Part[] {
	return step.other ? [...step.options, step.other] : [...step.options];
}

function sumSpread(step: SeveralChoice, weigh: Weigh): Bounds {
	return severalSpread(
		step,
		(part) => weigh(part.points ?? 0),
		(a, b) => a + b
	);
}

/** The least and the greatest that `combine` can make of any allowed number of parts. */
function severalSpread(
	step: SeveralChoice,
	worth: (part: Part) => number,
	combine: (a: number, b: number) => number
): Bounds {
	const alone = step.options.filter((option) => option.exclusive).map(worth);
	const free = parts(step)
		.filter((part) => !('exclusive' in part && part.exclusive))
		.map(worth);
	const { min, max } = severalRange(step, free.length);
	const ascending = running(
		free.toSorted((a, b) => a - b),
		combine
	).slice(min - 1, max);
	const descending = running(
		free.toSorted((a, b) => b - a),
		combine
	).slice(min - 1, max);
	return spread([...alone, ...ascending, ...descending]);
}

/** [a, a·b, a·b·c, …] for `·` = combine. */
function running(values: readonly number[], combine: (a: number, b: number) => number): number[] {
	const results: number[] = [];
	for (const value of values) {
		const before = results.at(-1);
		results.push(before === undefined ? value : combine(before, value));
	}
	return results;
}

function spread(values: readonly number[]): Bounds {
	if (values.length === 0) return { least: 0, greatest: 0 };
	return { least: Math.min(...values), greatest: Math.max(...values) };
}

function sum(values: readonly number[]): number {
	return values.reduce((total, value) => total + value, 0);
}
