import type { LookedAt } from '$lib/server/services/imports/receive-import.ts';

/** Columns of a file with what stands in their first rows, and what they most likely are. */
export function columnsOf({ headings, rows, mapping }: LookedAt): ColumnShown[] {
	const width = Math.max(headings?.length ?? 0, ...rows.map((row) => row.length), 0);
	return Array.from({ length: width }, (_, at) => ({
		at,
		heading: headings?.[at] ?? '',
		values: rows.slice(0, 4).map((row) => row[at] ?? ''),
		meaning: mapping[at] ?? ''
	}));
}

export interface ColumnShown {
	/** Its number from 0. */
	at: number;
	heading: string;
	values: string[];
	meaning: string;
}
