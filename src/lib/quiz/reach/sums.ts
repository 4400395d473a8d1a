import type { Answer } from '../answers.ts';
import type { CompiledQuiz } from '../compile.ts';
import { tidy, weightOf } from '../points.ts';
import { settleScore, type Score } from '../score.ts';
import { tallyPath, type Tally } from '../tally.ts';
import type { Asked } from './asked.ts';

/**
 * What the answers along a way add up to, as one row of numbers, for there are many: points and reachable points of each
 * dimension and the joint reachable points, which are added; then, where the quiz has amounts, factors and reachable
 * factors, which are multiplied.
 */
export type Sums = ArrayLike<number>;

export function noSums({ dimensions }: CompiledQuiz): number[] {
	const added = new Array<number>(2 * dimensions.length + 1).fill(0);
	const multiplied = dimensions.some(({ amount }) => amount) ? 2 * dimensions.length : 0;
	return [...added, ...new Array<number>(multiplied).fill(1)];
}

/** What one answer brings, worked out by the scoring itself. */
export function sumsOf(compiled: CompiledQuiz, step: string, answer: Answer | null): Sums {
	const tally = tallyPath(compiled, { [step]: answer }, [step]);
	const { points, reachable, reachableJoint, reachableFactor, factors } = tally;
	const sums = [...points, ...reachable, reachableJoint];
	if (noSums(compiled).length === sums.length) return sums;
	const factorOf = (dimension: string) =>
		factors
			.filter((line) => line.dimension === dimension)
			.reduce((product, { factor = 1 }) => product * factor, 1);
	return [...sums, ...compiled.dimensions.map(({ id }) => factorOf(id)), ...reachableFactor];
}

/** Writes into `sums` what `before` comes to with one more answer; both may be the same row, and longer than the sums. */
export function sumInto(
	sums: Float64Array | number[],
	before: Sums,
	brought: Sums,
	dimensions: number
): void {
	const added = 2 * dimensions + 1;
	for (let at = 0; at < brought.length; at += 1) {
		const value = before[at] ?? 0;
		sums[at] = at < added ? value + (brought[at] ?? 0) : value * (brought[at] ?? 1);
	}
}

/** The score that they make, by the same rules as everybody's. */
export function scoreOf(compiled: CompiledQuiz, sums: Sums): Score {
	const { dimensions } = compiled;
	const count = dimensions.length;
	const part = (from: number) => dimensions.map((_, at) => sums[from + at] ?? 0);
	const multiplied = dimensions.some(({ amount }) => amount);
	const ones = dimensions.map(() => 1);
	const factors = multiplied ? part(2 * count + 1) : ones;
	const tally: Tally = {
		lines: [],
		points: part(0),
		reachable: part(count),
		reachableJoint: sums[2 * count] ?? 0,
		reachableFactor: multiplied ? part(3 * count + 1) : ones,
		factors: dimensions.flatMap(({ id, amount }, at) =>
			amount ? [{ source: 'factor', dimension: id, points: 0, factor: factors[at] ?? 1 }] : []
		)
	};
	return settleScore(compiled, tally);
}

/** Something that conditions look at: sums that agree in all figures are the same to them. A weighted sum of some places. */
export interface Figure {
	places: readonly number[];
	weights: readonly number[];
	/** All that it is compared with; null where more than that is made of it. */
	cuts: readonly number[] | null;
}

export function figureOf({ places, weights }: Pick<Figure, 'places' | 'weights'>, sums: Sums) {
	let sum = 0;
	for (let at = 0; at < places.length; at += 1) {
		sum += (weights[at] ?? 1) * (sums[places[at] ?? 0] ?? 0);
	}
	return tidy(sum);
}

/** The figures that some conditions look at. */
export function figuresFor(compiled: CompiledQuiz, asked: Asked): Figure[] {
	const { dimensions } = compiled;
	const count = dimensions.length;
	const totals = asked.total !== null || asked.totalPercent;
	const exact = new Set<number>();
	const compared = new Map<number, Iterable<number>>();
	dimensions.forEach(({ id, amount, min, max }, at) => {
		const ranged = min !== undefined || max !== undefined;
		const percent = asked.percents.has(id) || (asked.highest && !amount);
		const alone = totals && !amount && ranged;
		const cuts = asked.points.get(id);
		if (!percent && !alone && !cuts) return;
		if (!percent && !alone && !amount && cuts) {
			compared.set(at, cuts);
			return;
		}
		exact.add(at);
		if (amount) exact.add(2 * count + 1 + at);
		if (!percent && !(alone && asked.totalPercent)) return;
		exact.add(count + at);
		if (amount) exact.add(3 * count + 1 + at);
	});
	if (asked.totalPercent) exact.add(2 * count);
	const one = (place: number, cuts: Iterable<number> | null) => figure([place], [1], cuts);
	const free = freeOf(dimensions);
	const isAll = free.length === dimensions.filter(({ amount }) => !amount).length;
	// Together they are one more figure, unless each is known exactly anyway.
	const together = (offset: number, cuts: Iterable<number> | null) => {
		const places = free.map(({ at }) => offset + at);
		if (places.every((place) => exact.has(place))) return [];
		const weights = free.map(({ weight }) => weight);
		return [figure(places, weights, cuts)];
	};
	return [
		...[...exact].map((place) => one(place, null)),
		...[...compared].map(([place, cuts]) => one(place, cuts)),
		...(totals ? together(0, asked.totalPercent || !isAll ? null : asked.total) : []),
		...(asked.totalPercent ? together(count, null) : [])
	];
}

function figure(places: number[], weights: number[], cuts: Iterable<number> | null): Figure {
	return { places, weights, cuts: cuts && [...cuts].toSorted((a, b) => a - b) };
}

/** Dimensions that have no range of their own. */
function freeOf(dimensions: CompiledQuiz['dimensions']): { at: number; weight: number }[] {
	return dimensions.flatMap((dimension, at) => {
		const { amount, min, max } = dimension;
		const free = !amount && min === undefined && max === undefined;
		return free ? [{ at, weight: weightOf(dimension) }] : [];
	});
}

export type Measure = (sums: Sums) => number;

/** What thresholds compare: whoever has the least or the most of it on the way may be the only one to get beyond them. */
export function measuresFor({ dimensions }: CompiledQuiz, asked: Asked): Measure[] {
	const count = dimensions.length;
	const counted = dimensions.flatMap(({ amount }, at) => (amount ? [] : [at]));
	const weights = dimensions.map(weightOf);
	const total = (sums: Sums) => {
		let sum = 0;
		for (const at of counted) sum += (weights[at] ?? 1) * (sums[at] ?? 0);
		return sum;
	};
	const single = dimensions.flatMap(({ id }, at): Measure[] => {
		const points: Measure = (sums) => sums[at] ?? 0;
		const part: Measure = (sums) => (sums[at] ?? 0) / Math.max(1, sums[count + at] ?? 1);
		const inPercent = asked.percents.has(id) || (asked.highest && counted.includes(at));
		return [...(asked.points.has(id) ? [points] : []), ...(inPercent ? [part] : [])];
	});
	return [
		...(asked.total !== null ? [total] : []),
		...(asked.totalPercent
			? [(sums: Sums) => total(sums) / Math.max(1, sums[2 * count] ?? 1)]
			: []),
		...single
	];
}
