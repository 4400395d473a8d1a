import { dayOfNumber, type Day } from '../day.ts';
import { dateRanges } from './date-ranges.ts';
import { problem, type QuizProblem } from './problem.ts';
import type { StudiedStep } from './study.ts';

/** Whether any date lies between the limits of a step that asks for one. */
export function checkDateLimits(
	{ operand }: StudiedStep,
	today: Day | undefined,
	path: string
): QuizProblem[] {
	if (operand.type !== 'date') return [];
	const { away, calendar } = dateRanges(operand, today);
	const empty = (least: string | number, greatest: string | number) => [
		problem('empty_limits', `${path}.min`, { least, greatest })
	];
	if (calendar.least > calendar.greatest) {
		return empty(dayOfNumber(calendar.least), dayOfNumber(calendar.greatest));
	}
	return away.least > away.greatest ? empty(away.least, away.greatest) : [];
}
