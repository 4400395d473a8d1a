/** Words as they fit, and what does not. */
export interface Fitted {
	words: string;
	cursor: number;
	over: string;
}

/** As a field with a limit does it: what was there stays, and what was written last, up to the cursor, gives way. */
export function fitted(words: string, cursor: number, most: number): Fitted {
	const excess = words.length - most;
	if (excess <= 0) return { words, cursor, over: '' };
	const end = Math.max(cursor, excess);
	const from = end - excess;
	return {
		words: words.slice(0, from) + words.slice(end),
		cursor: from,
		over: words.slice(from, end)
	};
}
