import { fail, ok, type Result } from '../../../quiz/result.ts';
import { invalid, type Problem } from '../../problems.ts';

interface Moments {
	since?: string | undefined;
	until?: string | undefined;
}

/** ISO 8601 days and moments as milliseconds; without a zone they are UTC. */
export function momentsOf({
	since,
	until
}: Moments): Result<{ since?: number; until?: number }, Problem> {
	const moments: { since?: number; until?: number } = {};
	for (const [name, given] of Object.entries({ since, until })) {
		if (given === undefined) continue;
		const time = momentOf(given);
		if (time === null) return fail(badMoment(name));
		if (name === 'since') moments.since = time;
		else moments.until = time;
	}
	const { since: first, until: last } = moments;
	return first !== undefined && last !== undefined && first >= last
		? fail(NO_TIME_BETWEEN)
		: ok(moments);
}

const NO_TIME_BETWEEN = invalid('until', {
	en: '“until” lies after “since”; nothing can be between them as they are.',
	ru: '«until» должно быть позже «since»: сейчас между ними ничего нет.'
});

const MOMENT = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)?)?$/;

/** ISO 8601 as milliseconds; without a zone it is UTC; null where it is none. */
export function momentOf(text: string): number | null {
	const found = MOMENT.exec(text);
	if (!found) return null;
	const zoned = text.includes('T') && found[1] === undefined ? `${text}Z` : text;
	const time = Date.parse(zoned);
	return Number.isNaN(time) || !isDay(text.slice(0, 10)) ? null : time;
}

/** Dates roll over: to them the 30th of February is the 2nd of March. */
function isDay(day: string): boolean {
	return new Date(day).toISOString().startsWith(day);
}

function badMoment(path: string): Problem {
	return invalid(path, {
		en: 'Write a day or a moment as ISO 8601 does: 2026-01-31 or 2026-01-31T12:00:00Z.',
		ru: 'Укажите день или момент по ISO 8601: 2026-01-31 или 2026-01-31T12:00:00Z.'
	});
}
