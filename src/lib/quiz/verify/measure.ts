import type { ScoreBounds } from '../bounds.ts';
import type { Bounds } from '../questions/kind.ts';
import { named, percentOf, problem, type QuizProblem } from './problem.ts';
import type { Study } from './study.ts';

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

/** Whether a percentage of it is asked for, which only what is scored has. */
export function percentOfAmount(
	{ quiz }: Study,
	{ dimension, unit }: Measure,
	path: string
): QuizProblem[] {
	if (unit !== 'percent' || dimension === undefined) return [];
	const isAmount = quiz.dimensions.some(({ id, amount }) => id === dimension && amount);
	return isAmount ? [problem('percent_of_amount', path, { id: dimension })] : [];
}
