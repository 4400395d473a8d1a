import { narrowGiven } from './given.ts';
import type { Test } from './test.ts';

/** Of ids: options, hidden values, the highest dimension. */
export interface Chosen {
	type: 'chosen';
	/** Every id that there is; null where any string may come. */
	all: ReadonlySet<string> | null;
	several: boolean;
	must: readonly string[];
	never: readonly string[];
	/** One of each list is chosen. */
	among: readonly (readonly string[])[];
	given: boolean | null;
}

export function chosenFrom(
	all: Iterable<string> | null,
	several: boolean,
	given: boolean | null
): Chosen {
	const known = all === null ? null : new Set(all);
	return { type: 'chosen', all: known, several, must: [], never: [], among: [], given };
}

export function narrowChosen(domain: Chosen, test: Test): Chosen | null {
	const given = narrowGiven(domain, test);
	const narrowed = given && withIds(given, test);
	return narrowed && (narrowed.given === false || hasChoice(narrowed)) ? narrowed : null;
}

function withIds(domain: Chosen, test: Test): Chosen {
	if (test.op === 'none') return { ...domain, never: [...domain.never, ...test.ids] };
	return test.op === 'oneOf' ? withOneOf(domain, test.ids) : domain;
}

function withOneOf(domain: Chosen, ids: readonly string[]): Chosen {
	const [only] = ids;
	if (ids.length === 1 && only !== undefined) return { ...domain, must: [...domain.must, only] };
	return { ...domain, among: [...domain.among, ids] };
}

function hasChoice({ all, several, must, never, among, given }: Chosen): boolean {
	const possible = (id: string) => (all === null || all.has(id)) && !never.includes(id);
	const chosen = new Set(must);
	if (![...chosen].every(possible)) return false;
	if (!among.every((ids) => ids.some(possible))) return false;
	if (several) return chosen.size > 0 || given !== true || all === null || [...all].some(possible);
	if (chosen.size > 1) return false;
	const candidates = chosen.size > 0 ? [...chosen] : (among[0] ?? (all === null ? null : [...all]));
	if (candidates === null || given !== true) return true;
	return candidates.some((id) => possible(id) && among.every((ids) => ids.includes(id)));
}
