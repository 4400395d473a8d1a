import { isRecord, keysOf, own, same, type Fields } from '../quiz/same.ts';

/** What makes one JSON value of another, written as JSON: small where the two have most in common. Null: nothing. */
export type Delta =
	| null
	/** Another value altogether. */
	| { is: unknown }
	/** A record, some keys of which are others. */
	| { keys: Fields; gone: readonly string[] }
	/** A list, some items of which are others. */
	| { items: Fields }
	/** A list, in which others stand in the place of some items. */
	| { from: number; without: number; put: readonly unknown[] };

/** What makes `after` of `before`. What they share by identity costs nothing. */
export function deltaOf(before: unknown, after: unknown): Delta {
	if (same(before, after)) return null;
	if (Array.isArray(before) && Array.isArray(after)) return listDelta(before, after);
	return isRecord(before) && isRecord(after) ? recordDelta(before, after) : { is: after };
}

function recordDelta(before: Fields, after: Fields): Delta {
	const changed = keysOf(before, after).filter((key) => !same(own(before, key), own(after, key)));
	const isGone = (key: string) => own(after, key) === undefined;
	const keys = changed
		.filter((key) => !isGone(key))
		.map((key) => [key, deltaOf(own(before, key), own(after, key))] as const);
	return { keys: Object.fromEntries(keys), gone: changed.filter(isGone) };
}

function listDelta(before: readonly unknown[], after: readonly unknown[]): Delta {
	if (before.length === after.length) {
		const items = after.map((item, at) => [at, deltaOf(before[at], item)] as const);
		return { items: Object.fromEntries(items.filter(([, delta]) => delta !== null)) };
	}
	const shorter = Math.min(before.length, after.length);
	let from = 0;
	while (from < shorter && same(before[from], after[from])) from += 1;
	let behind = 0;
	while (behind < shorter - from && same(before.at(-1 - behind), after.at(-1 - behind)))
		behind += 1;
	return {
		...{ from, without: before.length - from - behind },
		put: after.slice(from, after.length - behind)
	};
}

/**
 * The value that `before` becomes.
 * @param delta as it was stored, whatever it may be
 * @throws TypeError where it is no delta, or one of another value
 */
export function withDelta<T>(before: T, delta: unknown): T {
	return changed(before, delta) as T;
}

function changed(before: unknown, delta: unknown): unknown {
	if (delta === null) return before;
	if (!isRecord(delta)) throw new TypeError('no delta');
	if (Object.hasOwn(delta, 'is')) return delta['is'];
	const { keys, gone, items, from, without, put } = delta;
	if (isRecord(before) && isRecord(keys) && Array.isArray(gone)) {
		const entries = Object.entries(keys).map(([key, inside]) => [
			key,
			changed(own(before, key), inside)
		]);
		const left = Object.entries(before).filter(([key]) => !gone.includes(key));
		return Object.fromEntries([...left, ...entries]);
	}
	if (!Array.isArray(before)) throw new TypeError('a delta of something else');
	if (isRecord(items)) {
		return before.map((item: unknown, at) => {
			const inside = own(items, `${at}`);
			return inside === undefined ? item : changed(item, inside);
		});
	}
	if (typeof from !== 'number' || typeof without !== 'number' || !Array.isArray(put)) {
		throw new TypeError('no delta of a list');
	}
	return before.toSpliced(from, without, ...put);
}
