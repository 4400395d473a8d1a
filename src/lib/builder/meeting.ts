import type { Meeting } from './autosave.ts';
import { merge, type Conflict } from './merge.ts';

/** That others have changed the draft too, as far as somebody who writes in it must hear of it. */
export interface Told<T> {
	/** Whose stands where both wrote; `both`: nowhere did they. */
	taken: 'both' | 'mine' | 'theirs';
	conflicts: readonly Conflict[];
	/** The draft with that of the other side where both wrote. */
	otherwise(now: T): T;
}

interface Met<T> extends Meeting<T> {
	/** The draft as it would be without what was done here. */
	others: T;
	/** What was here before theirs came in. */
	mine: T;
	/** Where what was not saved yet met theirs, and was kept. */
	conflicts: readonly Conflict[];
}

/** Undefined where nothing that was done here is touched: theirs has come in, and that is all. */
export function meetingOf<T>({
	others,
	mine,
	base,
	theirs,
	conflicts
}: Met<T>): Told<T> | undefined {
	if (conflicts.length > 0) {
		const otherwise = (now: T) => merge(base, now, theirs, 'theirs').value;
		return { taken: 'mine', conflicts, otherwise };
	}
	const written = merge(others, base, theirs).conflicts;
	if (written.length > 0) {
		const otherwise = (now: T) => merge(others, now, base, 'theirs').value;
		return { taken: 'theirs', conflicts: written, otherwise };
	}
	return mine === base ? undefined : { taken: 'both', conflicts, otherwise: (now) => now };
}
