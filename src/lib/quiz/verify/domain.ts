import type { Bounds } from '../questions/kind.ts';

/** What a condition still leaves possible for one thing that it asks about. Never changed in place. */
export type Domain = Chosen | Measured | Given;

/** Of ids: options, hidden values, the highest dimension. */
interface Chosen {
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

/** Of numbers: answers and scores. */
interface Measured {
	type: 'measured';
	range: Range;
	/** The numbers are `from` + a multiple of `by`. */
	grid: { from: number; by: number } | null;
	given: boolean | null;
}

/** Only whether there is an answer. */
interface Given {
	type: 'given';
	given: boolean | null;
}

interface Range {
	low: number;
	lowOpen: boolean;
	high: number;
	highOpen: boolean;
}

/** One thing asked of one subject. `free` asks nothing that can be reasoned about. */
export type Test =
	| { op: 'oneOf'; ids: readonly string[] }
	| { op: 'none'; ids: readonly string[] }
	| { op: 'given'; given: boolean }
	| { op: 'atLeast' | 'over' | 'atMost' | 'below' | 'equals'; value: number }
	| { op: 'free'; needsAnswer: boolean };

export function chosenFrom(
	all: Iterable<string> | null,
	several: boolean,
	given: boolean | null
): Domain {
	const known = all === null ? null : new Set(all);
	return { type: 'chosen', all: known, several, must: [], never: [], among: [], given };
}

export function measured(
	bounds: Partial<Bounds>,
	given: boolean | null,
	grid: { from: number; by: number } | null = null
): Domain {
	const { least = Number.NEGATIVE_INFINITY, greatest = Number.POSITIVE_INFINITY } = bounds;
	const range = { low: least, lowOpen: false, high: greatest, highOpen: false };
	return { type: 'measured', range, grid, given };
}

/** What the test leaves; null where nothing is left. */
export function narrow(domain: Domain, test: Test): Domain | null {
	const narrowed = apply(domain, test);
	return narrowed && isPossible(narrowed) ? narrowed : null;
}

/** What holds where the test does not: one of these. */
export function opposites(test: Test, canBeEmpty: boolean): Test[] {
	const empty: Test[] = canBeEmpty ? [{ op: 'given', given: false }] : [];
	switch (test.op) {
		case 'oneOf':
			return [{ op: 'none', ids: test.ids }];
		case 'none':
			return [{ op: 'oneOf', ids: test.ids }];
		case 'given':
			return [{ op: 'given', given: !test.given }];
		case 'atLeast':
			return [...empty, { op: 'below', value: test.value }];
		case 'over':
			return [...empty, { op: 'atMost', value: test.value }];
		case 'atMost':
			return [...empty, { op: 'over', value: test.value }];
		case 'below':
			return [...empty, { op: 'atLeast', value: test.value }];
		case 'equals':
			return [...empty, { op: 'below', value: test.value }, { op: 'over', value: test.value }];
		case 'free':
			return [{ op: 'free', needsAnswer: false }];
	}
}

function apply(domain: Domain, test: Test): Domain | null {
	if (test.op === 'given') return withGiven(domain, test.given);
	if (test.op === 'free') return test.needsAnswer ? withGiven(domain, true) : domain;
	if (test.op === 'none') {
		return domain.type === 'chosen' ? { ...domain, never: [...domain.never, ...test.ids] } : domain;
	}
	const given = withGiven(domain, true);
	if (given === null) return null;
	if (test.op === 'oneOf') return given.type === 'chosen' ? withOneOf(given, test.ids) : given;
	return given.type === 'measured' ? { ...given, range: cut(given.range, test) } : given;
}

function withGiven(domain: Domain, given: boolean): Domain | null {
	return domain.given === null || domain.given === given ? { ...domain, given } : null;
}

function withOneOf(domain: Chosen, ids: readonly string[]): Chosen {
	const [only] = ids;
	if (ids.length === 1 && only !== undefined) return { ...domain, must: [...domain.must, only] };
	return { ...domain, among: [...domain.among, ids] };
}

function cut(range: Range, { op, value }: { op: string; value: number }): Range {
	const { low, lowOpen, high, highOpen } = range;
	const over = op === 'over';
	const below = op === 'below';
	const raises = (over || op === 'atLeast' || op === 'equals') && value >= low;
	const lowers = (below || op === 'atMost' || op === 'equals') && value <= high;
	return {
		low: raises ? value : low,
		lowOpen: raises ? over || (lowOpen && value === low) : lowOpen,
		high: lowers ? value : high,
		highOpen: lowers ? below || (highOpen && value === high) : highOpen
	};
}

function isPossible(domain: Domain): boolean {
	if (domain.type === 'given' || domain.given === false) return true;
	return domain.type === 'measured' ? hasNumber(domain) : hasChoice(domain);
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

function hasNumber({ range, grid }: Measured): boolean {
	const { low, lowOpen, high, highOpen } = range;
	const fits = (value: number) =>
		(lowOpen ? value > low : value >= low) && (highOpen ? value < high : value <= high);
	if (low > high || (low === high && !fits(low))) return false;
	if (!grid || !Number.isFinite(low)) return true;
	const first = Math.ceil((low - grid.from) / grid.by - TOLERANCE);
	return [first, first + 1].some((count) => fits(tidied(grid.from + count * grid.by)));
}

const TOLERANCE = 1e-9;
const tidied = (value: number) => Number(value.toPrecision(14));
