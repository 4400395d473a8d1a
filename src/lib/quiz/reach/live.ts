import type { Asked } from './asked.ts';
import type { Choice } from './choices.ts';
import type { Gains } from './gains.ts';
import { askedFrom } from './rules.ts';
import { figureOf, figuresFor, type Figure } from './sums.ts';
import type { Terrain } from './terrain.ts';

/** What of a way still makes a difference at a place. */
export interface Live {
	size: number;
	/** Writes it as a key: nothing from here on can tell two ways of the same key apart. */
	write(row: Float64Array, key: Float64Array): void;
	/** The same for ways whose answers, and what came with the address, are still taken alike. */
	answersOf(row: Float64Array): number;
	/** Of choices at this place that make no difference to each other the first, by its number. */
	distinct(list: readonly Choice[]): number[];
}

type GainsOf = (figure: Figure) => Gains;

/**
 * By place; nothing for places that lead to none of those that ask.
 * @param asking the places whose conditions count
 */
export function liveIn(
	terrain: Terrain,
	gainsOf: GainsOf,
	asking: (place: number) => boolean = () => true
): (Live | null)[] {
	const { compiled, ahead } = terrain;
	const figures = new Map<Asked, Figure[]>();
	return askedFrom(compiled.quiz, ahead, asking).map((later, place) => {
		if (![...(ahead[place] ?? [])].some(asking)) return null;
		const known = figures.get(later) ?? figuresFor(compiled, later);
		figures.set(later, known);
		return liveAt(terrain, place, later, known, gainsOf);
	});
}

/** For ways to these places alone: nothing for those that do not lead there. */
export function liveTowards(
	terrain: Terrain,
	gainsOf: GainsOf,
	places: ReadonlySet<number>
): (Live | null)[] {
	const leads = terrain.ahead.map((reached) => [...reached].some((place) => places.has(place)));
	return liveIn(terrain, gainsOf, (place) => leads[place] ?? false);
}

/** By place, with the score left aside. */
export function liveAnswers(terrain: Terrain): Live[] {
	const later = askedFrom(terrain.compiled.quiz, terrain.ahead);
	return later.map((asked, place) => liveAt(terrain, place, asked, [], () => []));
}

function liveAt(
	terrain: Terrain,
	place: number,
	later: Asked,
	figures: readonly Figure[],
	gainsOf: GainsOf
): Live {
	const { layout } = terrain;
	const groups = layout.told.flatMap(({ id, at }) => (later.answers.has(id) ? [at] : []));
	const starts = startsAlike(terrain, later);
	const gains = figures.map((figure) => (figure.cuts ? gainsOf(figure)[place] : undefined));
	const startOf = (row: Float64Array) => starts[row[layout.start] ?? 0] ?? 0;
	const isAsked = later.answers.has(terrain.compiled.quiz.steps[place]?.id ?? '');
	return {
		size: 2 * figures.length + groups.length + 1,
		write(row, key) {
			let at = 0;
			for (const [number, figure] of figures.entries()) {
				const gain = gains[number];
				const value = figureOf(figure, row);
				const passed = figure.cuts && gain ? cutsPassed(value, figure.cuts, gain) : null;
				key[at++] = passed ?? value;
				key[at++] = passed === null ? 0 : 1;
			}
			for (const group of groups) key[at++] = row[group] ?? 0;
			key[at] = startOf(row);
		},
		answersOf(row) {
			let name = startOf(row);
			for (const group of groups) name = Math.imul(name, 31) + (row[group] ?? 0);
			return name;
		},
		distinct(list) {
			const found = new Map<string, number>();
			for (const [number, { sums, group }] of list.entries()) {
				const brought = figures.map((figure) => figureOf(figure, sums)).join();
				const name = `${isAsked ? group : ''}|${brought}`;
				if (!found.has(name)) found.set(name, number);
			}
			return [...found.values()];
		}
	};
}

/** Wider than what is rounded away. */
const NOISE = 1e-6;

/** Once a figure can pass none of its cuts any more, only how many it has passed matters; null before. */
function cutsPassed(
	value: number,
	cuts: readonly number[],
	{ least, greatest }: Gains[number]
): number | null {
	let passed = 0;
	for (const cut of cuts) {
		if (value + least > cut + NOISE) passed += 1;
		else if (value + greatest >= cut - NOISE) return null;
	}
	return passed;
}

/** For each start the first that agrees with it in the fields that are still asked about. */
function startsAlike({ starts: { starts } }: Terrain, { hidden }: Asked): number[] {
	const fields = [...hidden.keys()];
	return starts.map((start) =>
		starts.findIndex((other) => fields.every((field) => start[field] === other[field]))
	);
}
