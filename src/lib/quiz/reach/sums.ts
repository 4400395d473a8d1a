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
export type Sums = readonly number[];

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

/** Writes into `sums` what `before` comes to with one more answer; both may be the same row. */
export function sumInto(sums: number[], before: Sums, brought: Sums, dimensions: number): void {
	const added = 2 * dimensions + 1;
	for (let at = 0; at < sums.length; at += 1) {
		const value = before[at] ?? 0;
		sums[at] = at < added ? value + (brought[at] ?? 0) : value * (brought[at] ?? 1);
	}
}

/** The score that they make, by the same rules as everybody's. */
export function scoreOf(compiled: CompiledQuiz, sums: Sums): Score {
	const count = compiled.dimensions.length;
	const part = (from: number) => sums.slice(from, from + count);
	const ones = compiled.dimensions.map(() => 1);
	const multiplied = sums.length > 2 * count + 1;
	const factors = multiplied ? part(2 * count + 1) : ones;
	const tally: Tally = {
		lines: [],
		points: part(0),
		reachable: part(count),
		reachableJoint: sums[2 * count] ?? 0,
		reachableFactor: multiplied ? part(3 * count + 1) : ones,
		factors: compiled.dimensions.flatMap(({ id, amount }, at) =>
			amount ? [{ source: 'factor', dimension: id, points: 0, factor: factors[at] ?? 1 }] : []
		)
	};
	return settleScore(compiled, tally);
}

export type Figure = (sums: Sums) => number;

/** The figures that some conditions look at: sums that agree in them are the same to all of these. */
export function figuresFor(compiled: CompiledQuiz, asked: Asked): Figure[] {
	const { dimensions } = compiled;
	const count = dimensions.length;
	const totals = asked.total || asked.totalPercent;
	const places = new Set<number>();
	const free: number[] = [];
	dimensions.forEach(({ id, amount, min, max }, at) => {
		const ranged = min !== undefined || max !== undefined;
		if (!amount && !ranged) free.push(at);
		const percent = asked.percents.has(id) || (asked.highest && !amount);
		const alone = totals && !amount && ranged;
		if (!percent && !alone && !asked.points.has(id)) return;
		places.add(at);
		if (amount) places.add(2 * count + 1 + at);
		if (!percent && !(alone && asked.totalPercent)) return;
		places.add(count + at);
		if (amount) places.add(3 * count + 1 + at);
	});
	if (asked.totalPercent) places.add(2 * count);
	const single = [...places].map(
		(place): Figure =>
			(sums) =>
				tidy(sums[place] ?? 0)
	);
	// Together they are one figure, unless each is looked at anyway.
	const together = (offset: number): Figure[] =>
		free.every((at) => places.has(offset + at)) ? [] : [(sums) => tidy(weighted(sums, offset))];
	const weights = dimensions.map(weightOf);
	const weighted = (sums: Sums, offset: number) => {
		let sum = 0;
		for (const at of free) sum += (weights[at] ?? 1) * (sums[offset + at] ?? 0);
		return sum;
	};
	return [
		...single,
		...(totals ? together(0) : []),
		...(asked.totalPercent ? together(count) : [])
	];
}

/** What thresholds compare: whoever has the least or the most of it on the way may be the only one to get beyond them. */
export function measuresFor({ dimensions }: CompiledQuiz, asked: Asked): Figure[] {
	const count = dimensions.length;
	const counted = dimensions.flatMap(({ amount }, at) => (amount ? [] : [at]));
	const weights = dimensions.map(weightOf);
	const total = (sums: Sums) =>
		counted.reduce((sum, at) => sum + (weights[at] ?? 1) * (sums[at] ?? 0), 0);
	const single = dimensions.flatMap(({ id }, at): Figure[] => {
		const points: Figure = (sums) => sums[at] ?? 0;
		const part: Figure = (sums) => (sums[at] ?? 0) / Math.max(1, sums[count + at] ?? 1);
		const inPercent = asked.percents.has(id) || (asked.highest && counted.includes(at));
		return [...(asked.points.has(id) ? [points] : []), ...(inPercent ? [part] : [])];
	});
	return [
		...(asked.total ? [total] : []),
		...(asked.totalPercent
			? [(sums: Sums) => total(sums) / Math.max(1, sums[2 * count] ?? 1)]
			: []),
		...single
	];
}
