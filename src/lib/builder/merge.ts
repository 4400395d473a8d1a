import { isRecord, keysOf, own, same, type Fields } from '../quiz/same.ts';

/** A place where two people changed the same thing differently. */
export interface Conflict {
	/** `steps[q1].title.en`: items of lists are named by their ids. */
	path: string;
	/** Undefined: removed. */
	mine: unknown;
	theirs: unknown;
}

export interface Merged<T> {
	value: T;
	conflicts: readonly Conflict[];
}

export type Side = 'mine' | 'theirs';

/**
 * What comes of two changes of the same JSON, made apart from each other: both, where they touch different things. Lists whose
 * items have ids are merged item by item, other lists are one thing. Where both touched the same thing, `prefer` decides and
 * the place is told; something removed here and changed there stays.
 */
export function merge<T>(base: T, mine: T, theirs: T, prefer: Side = 'mine'): Merged<T> {
	const merger = new Merger(prefer);
	return { value: merger.value(base, mine, theirs, '') as T, conflicts: merger.conflicts };
}

class Merger {
	readonly conflicts: Conflict[] = [];
	readonly #prefer: Side;

	constructor(prefer: Side) {
		this.#prefer = prefer;
	}

	value(base: unknown, mine: unknown, theirs: unknown, path: string): unknown {
		if (same(mine, theirs) || same(theirs, base)) return mine;
		if (same(mine, base)) return theirs;
		if (isRecord(mine) && isRecord(theirs)) {
			return this.#record(isRecord(base) ? base : {}, mine, theirs, path);
		}
		const lists = [base ?? [], mine, theirs].map(keyed);
		const [before, here, there] = lists;
		if (before && here && there) return this.#list(before, here, there, path);
		this.conflicts.push({ path, mine, theirs });
		if (mine === undefined || theirs === undefined) return mine ?? theirs;
		return this.#prefer === 'mine' ? mine : theirs;
	}

	#record(base: Fields, mine: Fields, theirs: Fields, path: string): Fields {
		const entries = keysOf(mine, theirs).flatMap((key) => {
			const at = path === '' ? key : `${path}.${key}`;
			const value = this.value(own(base, key), own(mine, key), own(theirs, key), at);
			return value === undefined ? [] : [[key, value] as const];
		});
		return Object.fromEntries(entries);
	}

	#list(base: Keyed, mine: Keyed, theirs: Keyed, path: string): unknown[] {
		const merged = new Map<string, unknown>();
		for (const key of new Set([...mine.keys(), ...theirs.keys()])) {
			const at = `${path}[${key}]`;
			const value = this.value(base.get(key), mine.get(key), theirs.get(key), at);
			if (value !== undefined) merged.set(key, value);
		}
		const isMoved = (list: Keyed) => {
			const common = [...base.keys()].filter((key) => list.has(key));
			return !same(
				common,
				[...list.keys()].filter((key) => base.has(key))
			);
		};
		const [first, second] = isMoved(mine) ? [mine, theirs] : [theirs, mine];
		return inOrder([...first.keys()], [...second.keys()], (key) => merged.has(key)).map((key) =>
			merged.get(key)
		);
	}
}

/** The first list's order; what only the second has stands behind what it stands behind there. */
function inOrder(first: string[], second: string[], isKept: (key: string) => boolean): string[] {
	const order = first.filter(isKept);
	const known = new Set(order);
	let after = -1;
	for (const key of second.filter(isKept)) {
		if (known.has(key)) {
			after = order.indexOf(key);
			continue;
		}
		after += 1;
		order.splice(after, 0, key);
	}
	return order;
}

type Keyed = ReadonlyMap<string, unknown>;

/** The items by their ids, or by themselves where they are words; undefined where they have none, or two have the same. */
function keyed(list: unknown): Keyed | undefined {
	if (!Array.isArray(list)) return undefined;
	const items = list.map((item: unknown): [unknown, unknown] => [keyOf(item), item]);
	const byKey = new Map<string, unknown>();
	for (const [key, item] of items) {
		if (typeof key !== 'string' || byKey.has(key)) return undefined;
		byKey.set(key, item);
	}
	return byKey;
}

const keyOf = (item: unknown) => (isRecord(item) ? own(item, 'id') : item);
