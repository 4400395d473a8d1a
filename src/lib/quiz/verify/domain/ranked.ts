import { narrowGiven, withGiven } from './given.ts';
import type { Test } from './test.ts';

/** Of options in order: between which places each of them can stand. Those behind the last place are not ranked. */
export interface Ranked {
	type: 'ranked';
	places: number;
	spans: ReadonlyMap<string, Span>;
	/** One of each list stands on one of so many first places. */
	among: readonly { ids: readonly string[]; top: number }[];
	given: boolean | null;
}

interface Span {
	first: number;
	last: number;
}

export function rankedFrom(ids: readonly string[], places: number, given: boolean | null): Ranked {
	const spans = new Map(ids.map((id) => [id, { first: 1, last: ids.length }]));
	return { type: 'ranked', places, spans, among: [], given };
}

export function narrowRanked(domain: Ranked, test: Test): Ranked | null {
	const given = narrowGiven(domain, test);
	const narrowed = given && withPlaces(given, test);
	if (!narrowed || narrowed.given === false) return narrowed;
	const possible = hasOrder(narrowed.spans, narrowed.among, { patience: PATIENCE });
	return possible ? narrowed : withGiven(narrowed, false);
}

function withPlaces(domain: Ranked, test: Test): Ranked {
	if (test.op !== 'oneOf' && test.op !== 'none') return domain;
	const { ids, op } = test;
	const top = Math.min(test.top ?? domain.places, domain.places);
	if (op === 'oneOf') return { ...domain, among: [...domain.among, { ids, top }] };
	const spans = ids.reduce((all, id) => moved(all, id, { first: top + 1 }), domain.spans);
	return { ...domain, spans };
}

function moved(
	spans: Ranked['spans'],
	id: string,
	{ first = 1, last = Number.POSITIVE_INFINITY }: Partial<Span>
): Ranked['spans'] {
	const span = spans.get(id);
	if (!span) return spans;
	const closer = { first: Math.max(span.first, first), last: Math.min(span.last, last) };
	return new Map(spans).set(id, closer);
}

/** Enough for any rule that a person writes; beyond it the answer is "perhaps". */
const PATIENCE = 500;

function hasOrder(
	spans: Ranked['spans'],
	[next, ...rest]: Ranked['among'],
	effort: { patience: number }
): boolean {
	if (effort.patience-- <= 0) return true;
	if (!canStand([...spans.values()])) return false;
	if (!next) return true;
	const { ids, top } = next;
	return ids.some((id) => spans.has(id) && hasOrder(moved(spans, id, { last: top }), rest, effort));
}

/** Whether each finds a place of its own: from the first place on, whoever has the least time left. */
function canStand(spans: readonly Span[]): boolean {
	const waiting = spans.toSorted((a, b) => a.last - b.last);
	for (let place = 1; place <= spans.length; place += 1) {
		const next = waiting.findIndex(({ first }) => first <= place);
		const [taken] = next < 0 ? [] : waiting.splice(next, 1);
		if (!taken || taken.last < place) return false;
	}
	return true;
}
