import { HALF_DATE } from './half-date.ts';
import { z } from 'zod';
import { addDays, dayNumber, daysBetween, known, type Day } from '../day.ts';
import { bands, daySchema, type Band, type Points } from '../schema-parts.ts';
import type { Text } from '../text.ts';
import { dateLabel, dateText } from './date-text.ts';
import type { Bounds, Contribution, DateLimit, Kind, Weigh } from './kind.ts';
import { bandBounds, bandScore, numberSamples, type NumberRange } from './number-parts.ts';
import { refuse } from './refuse.ts';
import { questionShape } from './step-schema.ts';
import { cleanLine, readText } from './text-parts.ts';

/** Some hundred and ten years: a date of birth is within reach. */
const FARTHEST = 40_000;
const limit = () =>
	z.union([daySchema, z.strictObject({ days: z.number().int().min(-FARTHEST).max(FARTHEST) })]);

/** A day of the calendar. */
export const schema = () =>
	z.strictObject({
		kind: z.literal('date'),
		...questionShape,
		min: limit()
			.optional()
			.describe('A date, or `{ "days": 0 }`: so many days after the day of answering.'),
		max: limit().optional().describe('A date, or days after the day of answering.'),
		bands: bands.optional().describe('`from`: days after the day of answering, negative before it.')
	});

export type DateStep = z.infer<ReturnType<typeof schema>>;

/** What samples are of where nobody says when: any day would do. */
const ANY_DAY: Day = '2026-06-15';

export const date: Kind<DateStep, string> = {
	kind: 'date',
	check(step, answer, { today }) {
		if (typeof answer !== 'string') return refuse('wrong_type');
		const day = cleanLine(answer);
		if (day === '') return { ok: true, answer: null };
		if (day === HALF_DATE) return refuse('half_date');
		if (Number.isNaN(dayNumber(day))) return refuse('bad_date');
		const [min, max] = [limitOn(step.min, today), limitOn(step.max, today)];
		if (min !== undefined && day < min) return refuse('too_early', { min: inWords(min) });
		if (max !== undefined && day > max) return refuse('too_late', { max: inWords(max) });
		return { ok: true, answer: day };
	},
	score: ({ bands, title }, answer, today) =>
		bands ? daysScore(bands, answer, known(today), title) : [],
	bounds: daysBounds,
	operand: ({ min, max }) => ({ type: 'date', min, max }),
	describe: (_, answer, locale) => dateText(answer, locale),
	read: readText,
	samples: dateSamples
};

/** The limit as a date. */
function limitOn(limit: DateLimit | undefined, today: Day | undefined): Day | undefined {
	if (limit === undefined || typeof limit === 'string') return limit;
	return addDays(known(today), limit.days);
}

const inWords = (day: Day) => ({ en: dateText(day, 'en'), ru: dateText(day, 'ru') });

/** A date before the first band shows in the receipt as well: how far off it was says why it brought nothing. */
function daysScore(bands: readonly Band[], answer: Day, today: Day, title: Text): Contribution[] {
	const label = dateLabel(answer, today, title);
	const scored = bandScore({ bands }, daysBetween(today, answer), label);
	return scored.length > 0
		? scored
		: [{ source: 'before', label, points: noneOf(bands[0]?.points) }];
}

function noneOf(points: Points = 0): Points {
	if (typeof points === 'number') return 0;
	return Object.fromEntries(Object.keys(points).map((id) => [id, 0]));
}

/** The same on every day, so that a percentage means the same: limits that are dates cut nothing off. */
function daysBounds(step: DateStep, weigh: Weigh): Bounds {
	return bandBounds(step, weigh, daysRange(step));
}

function daysRange({ min, max }: DateStep): NumberRange {
	return {
		min: typeof min === 'object' ? min.days : undefined,
		max: typeof max === 'object' ? max.days : undefined,
		step: 1
	};
}

function dateSamples(step: DateStep, today = ANY_DAY): Day[] {
	const [min, max] = [limitOn(step.min, today), limitOn(step.max, today)];
	const days = (day: Day | undefined) => (day === undefined ? undefined : daysBetween(today, day));
	const range = { min: days(min), max: days(max), step: 1 };
	return numberSamples(step, range).map((away) => addDays(today, away));
}
