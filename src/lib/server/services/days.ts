import type { Day } from '../../quiz/day.ts';
import { daysOnEarth } from '../../quiz/on-day.ts';

/**
 * The days that it may be for a respondent, the likeliest first: the one that their browser says, where that is today
 * somewhere on Earth; else each that is.
 * @param now milliseconds
 */
export function daysFor(now: number, said: Day | undefined): [Day, ...Day[]] {
	const days = daysOnEarth(now);
	return said !== undefined && days.includes(said) ? [said] : days;
}
