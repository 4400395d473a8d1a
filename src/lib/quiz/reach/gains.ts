import type { Bounds } from '../questions/kind.ts';
import { figureOf, noSums, type Figure, type Sums } from './sums.ts';
import type { Terrain } from './terrain.ts';

/** By place: between what a figure that adds up can still change from there on, wherever one stops; nothing is in between. */
export type Gains = readonly Bounds[];

/** Of a figure; each is worked out once. */
export function gainsIn(terrain: Terrain): (figure: Figure) => Gains {
	const known = new Map<string, Gains>();
	return (figure) => {
		const name = figure.places.join();
		const gains = known.get(name) ?? gainsOf(terrain, figure);
		known.set(name, gains);
		return gains;
	};
}

function gainsOf(terrain: Terrain, figure: Figure): Gains {
	const gains: Bounds[] = terrain.ahead.map(() => ({ least: 0, greatest: 0 }));
	for (const place of terrain.order.toReversed()) {
		const step = terrain.compiled.quiz.steps[place];
		const here = gains[place];
		if (!step || !here) continue;
		const brought = terrain.choices[place]?.list.map(({ sums }) => figureOf(figure, sums)) ?? [];
		for (const to of waysOn(terrain, place)) {
			here.least = Math.min(here.least, Math.min(...brought) + (gains[to]?.least ?? 0));
			here.greatest = Math.max(here.greatest, Math.max(...brought) + (gains[to]?.greatest ?? 0));
		}
		if (step.when === undefined) continue;
		here.least = Math.min(here.least, gains[place + 1]?.least ?? 0);
		here.greatest = Math.max(here.greatest, gains[place + 1]?.greatest ?? 0);
	}
	return gains;
}

const waysOn = ({ graph }: Terrain, place: number) => [
	...new Set((graph.leaving[place] ?? []).map(({ to }) => to))
];

/**
 * By place: the least and the greatest that each sum changes by between there and the end; null where no way leads on.
 * @param never steps that are proved to be shown to nobody
 */
export function sumsAhead(
	terrain: Terrain,
	never: ReadonlySet<string> = new Set()
): (SumsAhead | null)[] {
	const { compiled, graph, order, choices } = terrain;
	const dimensions = compiled.dimensions.length;
	const ahead: (SumsAhead | null)[] = terrain.ahead.map(() => null);
	const nothing = noSums(compiled);
	ahead[graph.end] = { least: nothing, greatest: nothing };
	for (const place of order.toReversed()) {
		const step = compiled.quiz.steps[place];
		if (!step) continue;
		const list = choices[place]?.list ?? [];
		const here = outermost(list.map(({ sums }) => ({ least: sums, greatest: sums })));
		const on = outermost(waysOn(terrain, place).map((to) => ahead[to] ?? null));
		const passed = !never.has(step.id) && here && on && combined(here, on, dimensions);
		const skipped = step.when === undefined ? null : (ahead[place + 1] ?? null);
		ahead[place] = outermost([passed || null, skipped]);
	}
	return ahead;
}

export interface SumsAhead {
	least: Sums;
	greatest: Sums;
}

/** What both come to, one after the other. */
export function combined(one: SumsAhead, other: SumsAhead, dimensions: number): SumsAhead {
	const along = (a: Sums, b: Sums) =>
		Array.from(b, (value, at) =>
			at < 2 * dimensions + 1 ? (a[at] ?? 0) + value : (a[at] ?? 1) * value
		);
	return { least: along(one.least, other.least), greatest: along(one.greatest, other.greatest) };
}

function outermost(all: readonly (SumsAhead | null)[]): SumsAhead | null {
	return all.reduce((widest, one) => {
		if (!widest || !one) return widest ?? one;
		return {
			least: Array.from(widest.least, (value, at) => Math.min(value, one.least[at] ?? value)),
			greatest: Array.from(widest.greatest, (value, at) =>
				Math.max(value, one.greatest[at] ?? value)
			)
		};
	}, null);
}
