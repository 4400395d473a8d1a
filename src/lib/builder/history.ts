import { merge } from './merge.ts';

/** One thing that was done: can be undone, and done again. */
export interface Deed<T> {
	before: T;
	after: T;
	/** Deeds of the same key that follow each other closely are one: words typed into a field. */
	key: string;
	/** ms */
	at: number;
}

export interface History<T> {
	past: readonly Deed<T>[];
	future: readonly Deed<T>[];
}

export const noHistory: History<never> = { past: [], future: [] };

/** As many as anybody steps back; states share what they have in common, so that they weigh little. */
const MOST = 500;
/** ms */
const CLOSE = 1500;

/** Writes down what was just done; what had been undone before is gone. */
export function remember<T>(history: History<T>, deed: Deed<T>): History<T> {
	const last = history.past.at(-1);
	const goesOn =
		last &&
		deed.key !== '' &&
		last.key === deed.key &&
		deed.at - last.at < CLOSE &&
		!history.future.length;
	const past = goesOn
		? [...history.past.slice(0, -1), { ...deed, before: last.before }]
		: [...history.past, deed];
	return { past: past.slice(-MOST), future: [] };
}

/** What the last deed changed, back as it was; what others have changed since then stays. Null where there is none. */
export function undo<T>(history: History<T>, now: T): { history: History<T>; value: T } | null {
	const deed = history.past.at(-1);
	if (!deed) return null;
	const { value } = merge(deed.after, now, deed.before, 'theirs');
	return { history: { past: history.past.slice(0, -1), future: [...history.future, deed] }, value };
}

export function redo<T>(history: History<T>, now: T): { history: History<T>; value: T } | null {
	const deed = history.future.at(-1);
	if (!deed) return null;
	const { value } = merge(deed.before, now, deed.after, 'theirs');
	return { history: { past: [...history.past, deed], future: history.future.slice(0, -1) }, value };
}

/**
 * A history that has led to one draft, for going on from another: null where that has not come of it, so that what was done could
 * not be taken back and done again without touching what others have made of the same.
 */
export function resume<T>(
	{ draft, history }: { draft: T; history: History<T> },
	now: T
): History<T> | null {
	const ends = [history.past[0]?.before, history.future[0]?.after];
	const fits = ends.every(
		(end) => end === undefined || merge(draft, now, end).conflicts.length === 0
	);
	return fits ? history : null;
}
