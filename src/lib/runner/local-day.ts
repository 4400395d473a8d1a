import { dayOf, type Day } from '../quiz/day.ts';

const MINUTE = 60_000;

/** The day where this browser is. */
export function localDay(now = new Date()): Day {
	return dayOf(now.getTime() - now.getTimezoneOffset() * MINUTE);
}
