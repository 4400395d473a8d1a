import { dayNumber, type Day } from '../day.ts';
import type { Bounds, DateLimit } from '../questions/kind.ts';

/** Between which ends the dates lie that can be answered. */
export interface DateRanges {
	/** In days after the day of answering. */
	away: Bounds;
	/** In days of the calendar, as `dayNumber` counts them. */
	calendar: Bounds;
}

interface Limits {
	min?: DateLimit | undefined;
	max?: DateLimit | undefined;
}

/**
 * On this day and on all later ones: a limit in the calendar comes closer day by day, one that is counted from the day of
 * answering moves away. Where the day is not known, on any day.
 */
export function dateRanges({ min, max }: Limits, today: Day | undefined): DateRanges {
	const now = today === undefined ? undefined : dayNumber(today);
	const least = placed(min, Number.NEGATIVE_INFINITY);
	const greatest = placed(max, Number.POSITIVE_INFINITY);
	return {
		away: {
			least: least.away,
			greatest: Math.min(greatest.away, now === undefined ? Infinity : greatest.calendar - now)
		},
		calendar: {
			least: Math.max(least.calendar, now === undefined ? -Infinity : now + least.away),
			greatest: greatest.calendar
		}
	};
}

const ANY: Bounds = { least: Number.NEGATIVE_INFINITY, greatest: Number.POSITIVE_INFINITY };

/** The same for whoever judges what is asked of the answers: where no date lies between the limits, that alone is told. */
export function answerableDates(limits: Limits, today: Day | undefined): DateRanges {
	const ranges = dateRanges(limits, today);
	const { away, calendar } = ranges;
	const empty = away.least > away.greatest || calendar.least > calendar.greatest;
	return empty ? { away: ANY, calendar: ANY } : ranges;
}

/** @param open what it is where nothing limits it */
function placed(limit: DateLimit | undefined, open: number): { away: number; calendar: number } {
	if (limit === undefined) return { away: open, calendar: open };
	return typeof limit === 'string'
		? { away: open, calendar: dayNumber(limit) }
		: { away: limit.days, calendar: open };
}
