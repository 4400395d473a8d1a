import { dayOf, type Day } from './day.ts';
import type { Quiz } from './normalise.ts';

/** Respondents in different time zones answer on different days of the calendar at once. */
const DAYS_KEPT = 4;

const DAY = 86_400_000;

const dated = new WeakMap<Quiz, Map<Day, Quiz>>();

/** The quiz as it is answered on a day: its dates are counted from it. The same object for the same day, so that it compiles once. */
export function onDay(quiz: Quiz, today: Day): Quiz {
	const days = dated.get(quiz) ?? new Map<Day, Quiz>();
	dated.set(quiz, days);
	const made = days.get(today) ?? { ...quiz, today };
	days.set(today, made);
	for (const day of days.keys()) if (days.size > DAYS_KEPT) days.delete(day);
	return made;
}

/** The days that it may be for a respondent somewhere on Earth at this time, in milliseconds; the likeliest first. */
export function daysOnEarth(time: number): [Day, ...Day[]] {
	return [dayOf(time), dayOf(time + DAY), dayOf(time - DAY)];
}
