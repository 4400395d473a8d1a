import type { Quiz } from './normalise.ts';
import type { Weigh } from './questions/kind.ts';
import type { Dimension } from './quiz.ts';
import type { Points } from './schema-parts.ts';

/** Where points given as one number go: the first dimension that is no amount. */
export function defaultDimension(quiz: Quiz): string {
	return quiz.dimensions.find((dimension) => !dimension.amount)?.id ?? '';
}

/** Points in one dimension; undefined where it is not named. */
export function pointsIn(points: Points, dimension: string, usual: string): number | undefined {
	if (typeof points === 'number') return dimension === usual ? points : undefined;
	return Object.hasOwn(points, dimension) ? points[dimension] : undefined;
}

export function weighDimension(quiz: Quiz, dimension: string): Weigh {
	const usual = defaultDimension(quiz);
	return (points) => pointsIn(points, dimension, usual) ?? 0;
}

/** Weighted sum over these dimensions. */
export function weighTogether(quiz: Quiz, dimensions: readonly Dimension[]): Weigh {
	const weighs = dimensions.map((dimension) => ({
		weight: weightOf(dimension),
		weigh: weighDimension(quiz, dimension.id)
	}));
	return (points) => weighs.reduce((sum, { weight, weigh }) => sum + weight * weigh(points), 0);
}

export function weightOf(dimension: Dimension): number {
	return dimension.weight ?? 1;
}

/** The points of a dimension never leave its range. */
export function clampTo(dimension: Dimension, points: number): number {
	return Math.min(
		Math.max(points, dimension.min ?? Number.NEGATIVE_INFINITY),
		dimension.max ?? Number.POSITIVE_INFINITY
	);
}

/** Without the noise of binary fractions: 0.1 + 0.2 is 0.3. */
export function tidy(value: number): number {
	if (Number.isInteger(value)) return value + 0;
	return Math.abs(value) < 1e6 ? Math.round(value * 1e9) / 1e9 + 0 : Number(value.toPrecision(15));
}
