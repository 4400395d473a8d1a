import type { Gains } from './gains.ts';
import { askedFrom } from './rules.ts';
import type { Asked } from './asked.ts';
import { figuresFor, type Figure } from './sums.ts';
import type { Terrain } from './terrain.ts';

/** What of a way still makes a difference. */
export interface Live {
	size: number;
	/** Writes it as a key: nothing further on can tell two ways of the same key apart. */
	write(row: Float64Array, key: Float64Array): void;
}

/**
 * By place; nothing for places that lead to none of those that ask.
 * @param asking the places whose conditions count
 */
export function liveIn(
	terrain: Terrain,
	gains: readonly Gains[],
	asking: (place: number) => boolean = () => true
): (Live | null)[] {
	const { compiled, ahead } = terrain;
	const made = new Map<Asked, (place: number) => Live>();
	return askedFrom(compiled.quiz, ahead, asking).map((later, place) => {
		if (![...(ahead[place] ?? [])].some(asking)) return null;
		const known = made.get(later) ?? liveFor(terrain, gains, later);
		made.set(later, known);
		return known(place);
	});
}

/** For ways to these places alone: nothing for those that do not lead there. */
export function liveTowards(
	terrain: Terrain,
	gains: readonly Gains[],
	places: ReadonlySet<number>
): (Live | null)[] {
	const leads = terrain.ahead.map((reached) => [...reached].some((place) => places.has(place)));
	return liveIn(terrain, gains, (place) => leads[place] ?? false);
}

/** By place, with the score left aside. */
export function liveAnswers(terrain: Terrain): Live[] {
	const later = askedFrom(terrain.compiled.quiz, terrain.ahead);
	return later.map((asked, place) => liveFor(terrain, [], asked, [])(place));
}

function liveFor(
	terrain: Terrain,
	gains: readonly Gains[],
	later: Asked,
	figures: readonly Figure[] = figuresFor(terrain.compiled, later)
) {
	const { layout } = terrain;
	const groups = layout.told.flatMap(({ id, at }) => (later.answers.has(id) ? [at] : []));
	const starts = startsAlike(terrain, later);
	const size = figures.length + groups.length + 1;
	return (place: number): Live => ({
		size,
		write(row, key) {
			let at = 0;
			for (const { of, cuts, adds } of figures) {
				const value = of(row);
				const gain = gains[adds]?.[place];
				key[at++] = cuts && gain ? settled(value, cuts, gain.least, gain.greatest) : value;
			}
			for (const group of groups) key[at++] = row[group] ?? 0;
			key[at] = starts[row[layout.start] ?? 0] ?? 0;
		}
	});
}

/** Wider than what is rounded away. */
const NOISE = 1e-6;

/** Once a figure can pass none of its cuts any more, it is all the same between which of them it is. */
function settled(value: number, cuts: readonly number[], least: number, greatest: number): number {
	let passed = Number.NEGATIVE_INFINITY;
	for (const cut of cuts) {
		if (value + least > cut + NOISE) passed = cut;
		else if (value + greatest >= cut - NOISE) return value;
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
