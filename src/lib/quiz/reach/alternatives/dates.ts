import { addDays, dayNumber, known } from '../../day.ts';
import type { DateStep } from '../../questions/date.ts';
import type { DateLimit } from '../../questions/kind.ts';
import type { Alternatives, Telling } from './alternative.ts';
import { numberAlternatives } from './numbers.ts';

/**
 * Dates are numbers here: days after the day of answering. Each day where a band or a limit begins, or that a condition
 * names, and one for all between.
 */
export function dateAlternatives(step: DateStep, telling: Telling): Alternatives {
	const today = known(telling.today);
	const now = dayNumber(today);
	const { cuts, days } = telling.asked;
	const awayOf = (limit: DateLimit | undefined) =>
		typeof limit === 'string' ? dayNumber(limit) - now : limit?.days;
	const [min, max] = [awayOf(step.min), awayOf(step.max)];
	if (min !== undefined && max !== undefined && min > max) return { answers: [], complete: true };
	const named = [...days].map((day) => dayNumber(day) - now);
	const { answers, complete } = numberAlternatives(
		step,
		{ type: 'number', min, max, step: 1 },
		{ ...telling, asked: { ...telling.asked, cuts: new Set([...cuts, ...named]) } }
	);
	return {
		answers: answers.flatMap(({ answer, weight }) => {
			const day = addDays(today, Number(answer));
			return Number.isNaN(dayNumber(day)) ? [] : [{ answer: day, weight }];
		}),
		complete: complete && !hasLater(step, telling, now)
	};
}

/** Whether some dates cannot be answered yet that conditions will tell from those that can: the calendar comes closer. */
function hasLater(step: DateStep, { asked }: Telling, now: number): boolean {
	const away = stretches(
		[...asked.cuts, ...(step.bands ?? []).map(({ from }) => from)],
		typeof step.min === 'object' ? step.min.days : undefined,
		typeof step.max === 'object' ? step.max.days : undefined
	);
	const calendar = stretches(
		[...asked.days].map((day) => dayNumber(day)),
		typeof step.min === 'string' ? dayNumber(step.min) : undefined,
		typeof step.max === 'string' ? dayNumber(step.max) : undefined
	);
	return away.some((one) => calendar.some((other) => other.first > one.last + now));
}

interface Stretch {
	first: number;
	last: number;
}

/** The whole days between two limits, cut at these. */
function stretches(
	cuts: readonly number[],
	min = Number.NEGATIVE_INFINITY,
	max = Number.POSITIVE_INFINITY
): Stretch[] {
	const ends = [...new Set(cuts)].toSorted((a, b) => a - b);
	const edges = [min, ...ends.flatMap((cut) => [cut, cut + 1]), Infinity];
	return edges.flatMap((first, at) => {
		const last = Math.min(max, (edges[at + 1] ?? 0) - 1);
		return at === edges.length - 1 || first > last || last < min
			? []
			: [{ first: Math.max(first, min), last }];
	});
}
