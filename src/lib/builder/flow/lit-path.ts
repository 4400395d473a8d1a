import type { FlowMap } from './flow-map.ts';

/** What of the map stands out: somebody's way through the quiz. */
export interface Lit {
	places: ReadonlySet<string>;
	lines: ReadonlySet<string>;
}

export const NOTHING_LIT: Lit = { places: new Set(), lines: new Set() };

/**
 * The way along these places, in this order. Between two of them that no line joins lie steps that were not shown: the
 * shortest way over such steps is taken, and they themselves stay dark.
 */
export function litPath({ places, lines }: FlowMap, passed: readonly string[]): Lit {
	const conditional = new Set(
		places.flatMap((place) => (place.type === 'step' && place.shownWhen !== null ? place.id : []))
	);
	const out = new Map<string, { id: string; to: string }[]>();
	for (const { id, from, to } of lines) out.set(from, [...(out.get(from) ?? []), { id, to }]);
	const between = passed.slice(1).flatMap((to, at) => {
		const from = passed[at] ?? '';
		return shortest(out, conditional, from, to);
	});
	return { places: new Set(passed), lines: new Set(between) };
}

function shortest(
	out: ReadonlyMap<string, readonly { id: string; to: string }[]>,
	conditional: ReadonlySet<string>,
	from: string,
	to: string
): string[] {
	const seen = new Set([from]);
	let ways: { at: string; taken: string[] }[] = [{ at: from, taken: [] }];
	while (ways.length > 0) {
		const further: typeof ways = [];
		for (const { at, taken } of ways) {
			for (const line of out.get(at) ?? []) {
				if (line.to === to) return [...taken, line.id];
				if (seen.has(line.to) || !conditional.has(line.to)) continue;
				seen.add(line.to);
				further.push({ at: line.to, taken: [...taken, line.id] });
			}
		}
		ways = further;
	}
	return [];
}
