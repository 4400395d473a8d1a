import type { Arrivals } from './arrivals.ts';
import type { Live } from './live.ts';
import type { Measure } from './sums.ts';

interface Choosing {
	place: number;
	live: Live;
	measures: readonly Measure[];
	isHopeless?: ((place: number, row: Float64Array) => boolean) | undefined;
	/** To read ways into. */
	row: Float64Array;
}

/** So many times more are looked at for hope than are kept. */
const LOOKED_AT = 4;

/**
 * At most about so many of the ways that have come to a place, by their numbers: those that have hope, of each sort of
 * answers some, those at the ends of each measure.
 */
export function chosen(
	here: Arrivals,
	most: number,
	choosing: Choosing
): { kept: readonly number[]; all: boolean } {
	const { isHopeless, place, row } = choosing;
	const found = Array.from({ length: here.count }, (_, number) => number);
	const looked = isHopeless ? thinned(here, found, LOOKED_AT * most, choosing) : found;
	const hopeful = looked.filter((number) => {
		if (!isHopeless) return true;
		here.read(number, row);
		return !isHopeless(place, row);
	});
	const kept = thinned(here, hopeful, most, choosing);
	return { kept, all: looked.length === found.length && kept.length === hopeful.length };
}

function thinned(
	here: Arrivals,
	found: readonly number[],
	most: number,
	choosing: Choosing
): readonly number[] {
	if (found.length <= most) return found;
	const kept = new Set(outermost(here, found, choosing));
	const sorts = byAnswers(here, found, choosing);
	const rounds = Math.max(...sorts.map(({ length }) => length));
	for (let round = 0; round < rounds; round += 1) {
		for (const [at, sort] of sorts.entries()) {
			if (kept.size >= most) return [...kept];
			if (round < sort.length) kept.add(sort[spread(round + at, sort.length)] ?? 0);
		}
	}
	return [...kept];
}

/** Places all over a list, and never at equal distances, in which what is listed may repeat. */
function spread(round: number, length: number): number {
	return Math.floor(((round * GOLDEN) % 1) * length);
}

const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** Ways whose answers are taken alike, together. */
function byAnswers(here: Arrivals, found: readonly number[], { live, row }: Choosing): number[][] {
	const sorts = new Map<number, number[]>();
	for (const number of found) {
		here.read(number, row);
		const name = live.answersOf(row);
		const sort = sorts.get(name);
		if (sort) sort.push(number);
		else sorts.set(name, [number]);
	}
	return [...sorts.values()];
}

/** Those with the least and the greatest of each measure. */
function outermost(
	here: Arrivals,
	found: readonly number[],
	{ measures, row }: Choosing
): number[] {
	const ends = measures.map(() => ({ low: Infinity, least: 0, high: -Infinity, greatest: 0 }));
	for (const number of found) {
		here.read(number, row);
		for (const [at, end] of ends.entries()) {
			const value = measures[at]?.(row) ?? 0;
			if (value < end.low) [end.low, end.least] = [value, number];
			if (value > end.high) [end.high, end.greatest] = [value, number];
		}
	}
	return ends.flatMap(({ least, greatest }) => [least, greatest]);
}
