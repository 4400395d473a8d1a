/** An "@" that is being typed, and what has been typed behind it. */
export interface AtSign {
	/** Where the "@" stands. */
	from: number;
	typed: string;
}

/**
 * What stands before the cursor, where that asks for a recall: "@" at the beginning of a word. Behind a letter or a digit it is
 * part of an address, and two words behind it nobody means it any more.
 */
export function atSignBefore(text: string, cursor: number): AtSign | null {
	const found = /(?<![\p{L}\p{N}_.+-])@([^\s@{}]{0,40}(?: [^\s@{}]{0,40})?)$/u.exec(
		text.slice(0, cursor)
	);
	if (!found || found[1]?.startsWith(' ')) return null;
	return { from: found.index, typed: found[1] ?? '' };
}
