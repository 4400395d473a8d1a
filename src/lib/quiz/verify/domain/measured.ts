import type { Bounds } from '../../questions/kind.ts';
import { narrowGiven } from './given.ts';
import type { Test } from './test.ts';

/** Of numbers: answers and scores. */
export interface Measured {
	type: 'measured';
	range: Range;
	/** The numbers are `from` + a multiple of `by`. */
	grid: { from: number; by: number } | null;
	given: boolean | null;
}

interface Range {
	low: number;
	lowOpen: boolean;
	high: number;
	highOpen: boolean;
}

export function measured(
	bounds: Partial<Bounds>,
	given: boolean | null,
	grid: { from: number; by: number } | null = null
): Measured {
	const { least = Number.NEGATIVE_INFINITY, greatest = Number.POSITIVE_INFINITY } = bounds;
	const range = { low: least, lowOpen: false, high: greatest, highOpen: false };
	return { type: 'measured', range, grid, given };
}

export function narrowMeasured(domain: Measured, test: Test): Measured | null {
	const given = narrowGiven(domain, test);
	const narrowed = given && 'value' in test ? { ...given, range: cut(given.range, test) } : given;
	return narrowed && (narrowed.given === false || hasNumber(narrowed)) ? narrowed : null;
}

function cut(range: Range, { op, value }: { op: string; value: number }): Range {
	const { low, lowOpen, high, highOpen } = range;
	const over = op === 'over';
	const below = op === 'below';
	const raises = (over || op === 'atLeast' || op === 'equals') && value >= low;
	const lowers = (below || op === 'atMost' || op === 'equals') && value <= high;
	return {
		low: raises ? value : low,
		lowOpen: raises ? over || (lowOpen && value === low) : lowOpen,
		high: lowers ? value : high,
		highOpen: lowers ? below || (highOpen && value === high) : highOpen
	};
}

function hasNumber({ range, grid }: Measured): boolean {
	const { low, lowOpen, high, highOpen } = range;
	const fits = (value: number) =>
		(lowOpen ? value > low : value >= low) && (highOpen ? value < high : value <= high);
	if (low > high || (low === high && !fits(low))) return false;
	if (!grid || !Number.isFinite(low)) return true;
	const first = Math.ceil((low - grid.from) / grid.by - TOLERANCE);
	return [first, first + 1].some((count) => fits(tidied(grid.from + count * grid.by)));
}

const TOLERANCE = 1e-9;
const tidied = (value: number) => Number(value.toPrecision(14));
