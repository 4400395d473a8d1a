import type { ScoreBounds } from '../bounds.ts';
import type { Bounds } from '../questions/kind.ts';
import { named, percentOf } from './problem.ts';

/** What is compared: the total, or a dimension, in points or percent. */
export interface Measure {
	dimension?: string | undefined;
	unit?: 'points' | 'percent' | undefined;
}

export const PERCENT: Bounds = { least: 0, greatest: 100 };

/** Undefined for a dimension that is not there. */
export function boundsOf({ dimension, unit }: Measure, score: ScoreBounds): Bounds | undefined {
	if (unit === 'percent') return PERCENT;
	return dimension === undefined ? score.total : score.dimensions[dimension];
}

/** As the sentences' parameters name it. */
export function measureName({ dimension, unit }: Measure): string {
	const percent = unit === 'percent';
	if (dimension === undefined) return percent ? '$percent' : '$total';
	return percent ? percentOf(dimension) : named(dimension);
}
