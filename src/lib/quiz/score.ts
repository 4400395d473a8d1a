import type { Answers } from './answers.ts';
import { compileQuiz, type CompiledQuiz } from './compile.ts';
import type { Figures, ScoreView } from './evaluate.ts';
import type { Quiz } from './normalise.ts';
import { clampTo, tidy, weightOf } from './points.ts';
import type { Dimension } from './quiz.ts';
import { tallyPath, type ScoreLine, type Tally } from './tally.ts';

/** Points of all dimensions, and where each point came from. */
export interface Score {
	/** Weighted sum over the dimensions that are no amounts. */
	total: number;
	/** 0 to 100: the total in the greatest total that was reachable on the path taken. */
	percent: number;
	reachable: number;
	dimensions: Record<string, DimensionScore>;
	/** The dimension with most percent, amounts left out, the first of equals; null where nothing was scored. */
	highest: string | null;
	lines: ScoreLine[];
}

export interface DimensionScore {
	points: number;
	percent: number;
	reachable: number;
	amount?: Amount;
}

/** A price estimate: `low` to `high` is the value with its spread. */
export interface Amount {
	value: number;
	low: number;
	high: number;
	currency: string;
}

/** Scores the answers of the steps on the path; others are not looked at. */
export function scoreAnswers(quiz: Quiz, answers: Answers, path: readonly string[]): Score {
	const compiled = compileQuiz(quiz);
	return settleScore(compiled, tallyPath(compiled, answers, path));
}

/** What becomes of the sums: ranges of the dimensions, factors, the total, percentages. Adds lines to the tally's. */
export function settleScore(compiled: CompiledQuiz, tally: Tally): Score {
	const dimensions: Record<string, DimensionScore> = {};
	let total = 0;
	let joint = 0;
	let reachable = 0;
	compiled.dimensions.forEach((dimension, at) => {
		const score = dimension.amount
			? settleAmount(dimension, dimension.amount, tally, at)
			: settlePoints(dimension, tally, at);
		dimensions[dimension.id] = score;
		if (dimension.amount) return;
		total += weightOf(dimension) * score.points;
		if (compiled.joint[at]) joint += weightOf(dimension) * score.reachable;
		else reachable += weightOf(dimension) * score.reachable;
	});
	reachable = tidy(reachable + Math.min(joint, tally.reachableJoint));
	total = tidy(total);
	return {
		total,
		percent: percentOf(total, reachable),
		reachable,
		dimensions,
		highest: highestOf(compiled, dimensions),
		lines: tally.lines
	};
}

/** The score as conditions see it. */
export function scoreView(score: Score): ScoreView {
	return {
		total: { points: score.total, percent: score.percent },
		dimensions: score.dimensions,
		highest: score.highest
	};
}

function settlePoints(dimension: Dimension, tally: Tally, at: number): DimensionScore {
	const points = capped(dimension, tally, tidy(tally.points[at] ?? 0));
	const reachable = tidy(clampTo(dimension, tally.reachable[at] ?? 0));
	return { points, percent: percentOf(points, reachable), reachable };
}

function settleAmount(
	dimension: Dimension,
	{ currency, round, spread = 0 }: NonNullable<Dimension['amount']>,
	tally: Tally,
	at: number
): DimensionScore {
	const multiplied = applyFactors(dimension, tally, tally.points[at] ?? 0);
	const exact = capped(dimension, tally, tidy(multiplied));
	const value = roundTo(exact, round);
	if (value !== exact) {
		const points = tidy(value - exact);
		tally.lines.push({ source: 'rounding', dimension: dimension.id, points });
	}
	const greatest = (tally.reachable[at] ?? 0) * (tally.reachableFactor[at] ?? 1);
	const reachable = roundTo(tidy(clampTo(dimension, greatest)), round);
	const margin = marginOf(Math.abs(value) * spread, round);
	return {
		points: value,
		percent: percentOf(value, reachable),
		reachable,
		amount: {
			value,
			low: tidy(value - margin),
			high: tidy(value + margin),
			currency
		}
	};
}

/** The same to both sides, and never rounded away: a price that is said to vary varies by one step at least. */
function marginOf(margin: number, round: number | undefined): number {
	return margin === 0 || round === undefined ? margin : Math.max(round, roundTo(margin, round));
}

/** Whether anything was said that an estimate comes of; without it there is none, not one of nothing. */
export function isEstimated({ value, low, high }: Amount): boolean {
	return value !== 0 || low !== 0 || high !== 0;
}

/** Each factor's line tells what it added to the amount so far. */
function applyFactors({ id }: Dimension, tally: Tally, points: number): number {
	let amount = points;
	for (const line of tally.factors) {
		if (line.dimension !== id || line.factor === undefined || line.factor === 1) continue;
		const multiplied = amount * line.factor;
		tally.lines.push({ ...line, points: tidy(multiplied - amount) });
		amount = multiplied;
	}
	return amount;
}

function capped(dimension: Dimension, tally: Tally, points: number): number {
	const held = clampTo(dimension, points);
	if (held !== points) {
		tally.lines.push({ source: 'cap', dimension: dimension.id, points: tidy(held - points) });
	}
	return held;
}

function roundTo(value: number, multiple: number | undefined): number {
	return multiple === undefined ? value : tidy(Math.round(value / multiple) * multiple);
}

/** To a tenth; 0 where nothing was reachable. */
function percentOf(points: number, reachable: number): number {
	if (reachable <= 0) return 0;
	return Math.min(Math.max(Math.round((1000 * points) / reachable) / 10, 0), 100);
}

function highestOf(
	{ dimensions }: CompiledQuiz,
	scores: Record<string, DimensionScore>
): string | null {
	let highest: string | null = null;
	let most: Figures = { points: 0, percent: -1 };
	for (const { id, amount } of dimensions) {
		const score = scores[id];
		if (amount || !score || score.points <= 0 || score.percent <= most.percent) continue;
		highest = id;
		most = score;
	}
	return highest;
}

/** Points by dimension, for whoever needs no more than that; of an amount, its value. */
export function pointsByDimension(
	dimensions: Readonly<Record<string, DimensionScore>>
): Record<string, number> {
	return Object.fromEntries(
		Object.entries(dimensions).map(([id, { points, amount }]) => [id, amount?.value ?? points])
	);
}
