/** One of two states of a quiz that are compared: the draft, or a published version. */
export type Side = 'draft' | number;

/** What an address asks for that there is not. */
export interface Unmet {
	problem: 'unsaid' | 'bad' | 'unknown';
	asked: string;
	/** What stands in its place. */
	instead: Side;
}

type Lack = Omit<Unmet, 'instead'>;

export interface AskedPair {
	from: Side;
	to: Side;
	/** Why it is not what was asked for. */
	unmet: Unmet[];
}

/**
 * The two states that an address asks to compare, as in `?from=2&to=draft`; null where it asks for nothing. In the place of
 * one that there is not comes what would be compared anyway.
 * @param versions the numbers of those that were published, newest first; at least one
 */
export function askedPair(query: URLSearchParams, versions: readonly number[]): AskedPair | null {
	if (!query.has('from') && !query.has('to')) return null;
	const from = readSide(query.get('from'), versions);
	const to = readSide(query.get('to'), versions);
	const after = typeof to === 'object' ? otherThan(from, ['draft', ...versions]) : to;
	const before = typeof from === 'object' ? otherThan(after, [...versions, 'draft']) : from;
	const unmet = [
		...(typeof from === 'object' ? [{ ...from, instead: before }] : []),
		...(typeof to === 'object' ? [{ ...to, instead: after }] : [])
	];
	return { from: before, to: after, unmet };
}

function readSide(text: string | null, versions: readonly number[]): Side | Lack {
	if (text === 'draft') return text;
	if (text === null || text === '') return { problem: 'unsaid', asked: '' };
	if (!/^[1-9]\d{0,8}$/.test(text)) return { problem: 'bad', asked: text };
	const version = Number(text);
	return versions.includes(version) ? version : { problem: 'unknown', asked: text };
}

function otherThan(taken: Side | Lack, sides: readonly Side[]): Side {
	return sides.find((side) => side !== taken) ?? 'draft';
}

/** The query that asks for this pair. */
export const pairQuery = (from: Side | string, to: Side | string): string =>
	`?from=${from}&to=${to}`;
