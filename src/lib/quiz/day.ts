/** A day of the calendar, `YYYY-MM-DD`, in the years 1 to 9999. As text, days sort as they follow each other. */
export type Day = string;

const MILLISECONDS = 86_400_000;

/** Days since 1970; NaN for what is no day of the calendar, such as 2026-02-30. */
export function dayNumber(day: string): number {
	const time = /^\d{4}-\d\d-\d\d$/.test(day) && day > '0001' ? Date.parse(day) : Number.NaN;
	// Browsers differ in what they make of a 30th of February.
	return dayOf(time) === day ? time / MILLISECONDS : Number.NaN;
}

/** The day, in UTC, of a time in milliseconds; '' for what is no time. */
export function dayOf(time: number): Day {
	return Number.isNaN(time) ? '' : new Date(time).toISOString().slice(0, 10);
}

/** The day that `dayNumber` gives this number. */
export function dayOfNumber(number: number): Day {
	return dayOf(number * MILLISECONDS);
}

export function addDays(day: Day, days: number): Day {
	return dayOfNumber(dayNumber(day) + days);
}

/** How many days after `from` it is. */
export function daysBetween(from: Day, day: Day): number {
	return dayNumber(day) - dayNumber(from);
}

/**
 * The day that dates are counted from.
 * @throws where nobody has said which it is: the quiz was not set to a day by `onDay`
 */
export function known(today: Day | undefined): Day {
	if (today === undefined) throw new Error('Dates are counted from a day, and none was given.');
	return today;
}
