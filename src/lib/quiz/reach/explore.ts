import { Arrivals } from './arrivals.ts';
import type { Live } from './live.ts';
import { measuresFor, sumInto } from './sums.ts';
import { chosen } from './thin.ts';
import { factsAt, startRow, type Terrain } from './terrain.ts';
import { Trail } from './trail.ts';

/** What to look for, and how hard. */
export interface Search {
	/** How many answers may be given, over all ways. */
	effort: number;
	/** By place, what is to be told apart; where there is nothing, ways are not followed. */
	live: readonly (Live | null)[];
	/** Whether nothing that is looked for can be reached any more. */
	isHopeless?: (place: number, row: Float64Array) => boolean;
}

/** What was found by going all ways at once. */
export interface Explored {
	/** Ways to the end; of those that classify alike, one. */
	ends: readonly Float64Array[];
	/** The first way found to each step that is shown, before it is answered; by place. */
	shown: ReadonlyMap<number, Float64Array>;
	/** Jumps that were taken, as `place.jump`. */
	taken: ReadonlySet<string>;
	trail: Trail;
	/** Nothing was left out: what was looked for and not found cannot be. */
	exhaustive: boolean;
}

/**
 * Goes all ways at once, place by place. Ways that no later condition can tell apart are one. Where they would be too many,
 * some are dropped: those with the least and the greatest of each measure stay. Yields every few hundred answers.
 */
export function* explore(terrain: Terrain, search: Search): Generator<void, Explored> {
	const { compiled, choices, starts, order, moves, graph, asked, layout } = terrain;
	const measures = measuresFor(compiled, asked);
	const arrivals = arrivalsIn(terrain, search.live);
	const trail = new Trail();
	const shown = new Map<number, Float64Array>();
	const taken = new Set<string>();
	const row = new Float64Array(layout.width);
	let { effort } = search;
	let given = 0;
	const { isHopeless } = search;
	let exhaustive = starts.complete;
	for (const start of starts.starts.keys()) arrivals.add(0, startRow(terrain, start));
	for (const [visited, place] of order.entries()) {
		const known = choices[place];
		const live = search.live[place];
		if (!known || !live) continue;
		const here = arrivals.take(place);
		const list = live.distinct(known.list);
		const share = effort / (order.length - visited);
		const most = Math.max(LEAST_WAYS, Math.floor(share / list.length));
		const { kept, all } = chosen(here, most, { place, live, measures, isHopeless, row });
		exhaustive &&= all;
		const answer = answering(terrain, place, list, { arrivals, trail, taken });
		for (const number of kept) {
			here.read(number, row);
			if (!moves.isShown(place, () => factsAt(terrain, row))) {
				arrivals.add(place + 1, row);
				continue;
			}
			if (!shown.has(place)) shown.set(place, row.slice());
			if (!known.complete) exhaustive = false;
			effort -= list.length;
			answer(row);
			given += list.length;
			if (given < ANSWERS_A_TURN) continue;
			given = 0;
			yield;
		}
		yield;
	}
	return { ends: rowsOf(arrivals.take(graph.end), layout.width), shown, taken, trail, exhaustive };
}

const LEAST_WAYS = 8;
const ANSWERS_A_TURN = 500;

/** The ways that have come to each place and wait there. */
interface Waiting {
	/** @returns whether it is told apart from those that are there */
	add(place: number, row: Float64Array): boolean;
	take(place: number): Arrivals;
}

function arrivalsIn({ layout }: Terrain, live: readonly (Live | null)[]): Waiting {
	const waiting = live.map((one) => one && new Arrivals(layout.width, one.size));
	const keys = live.map((one) => new Float64Array(one?.size ?? 0));
	return {
		add(place, row) {
			const [here, key] = [waiting[place], keys[place]];
			if (!here || !key) return false;
			live[place]?.write(row, key);
			return here.add(key, row);
		},
		take(place) {
			const here = waiting[place];
			waiting[place] = null;
			return here ?? new Arrivals(layout.width, 0);
		}
	};
}

function rowsOf(here: Arrivals, width: number): Float64Array[] {
	return Array.from({ length: here.count }, (_, number) => {
		const row = new Float64Array(width);
		here.read(number, row);
		return row;
	});
}

interface Found {
	arrivals: Waiting;
	trail: Trail;
	taken: Set<string>;
}

/** Gives each of the answers of a step to a way. */
function answering(
	terrain: Terrain,
	place: number,
	numbers: readonly number[],
	{ arrivals, trail, taken }: Found
) {
	const { compiled, choices, moves, layout } = terrain;
	const step = compiled.quiz.steps[place];
	const list = choices[place]?.list ?? [];
	const group = layout.groupAt[place];
	const next = new Float64Array(layout.width);
	const facts = () => factsAt(terrain, next);
	const always = typeof step?.next === 'object' ? null : moves.follow(place, facts).to;
	const follow = () => {
		const { to, jump } = moves.follow(place, facts);
		if (jump !== null) taken.add(`${place}.${jump}`);
		return to;
	};
	return (row: Float64Array) => {
		const before = row[layout.trail] ?? -1;
		next.set(row);
		for (const number of numbers) {
			const choice = list[number];
			if (!choice) continue;
			sumInto(next, row, choice.sums, compiled.dimensions.length);
			if (group !== undefined) next[group] = choice.group;
			next[layout.trail] = trail.next;
			if (arrivals.add(always ?? follow(), next)) trail.add(before, place, number);
		}
	};
}
