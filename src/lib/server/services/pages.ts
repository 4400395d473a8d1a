/** How lists are asked for: `cursor` is the `next` of the page before. */
export interface PageInput {
	cursor?: string | undefined;
	limit?: number | undefined;
}

export interface Page<T> {
	items: T[];
	/** Null on the last page. */
	next: string | null;
}

const MOST_ITEMS = 200;
const USUAL_ITEMS = 50;

export function pageLimit({ limit = USUAL_ITEMS }: PageInput): number {
	return Math.min(Math.max(Math.trunc(limit), 1), MOST_ITEMS);
}

/** Rows were asked for with one more than the limit, which tells whether there are more. */
export function pageOf<T extends { id: string }>(rows: readonly T[], limit: number): Page<T> {
	const items = rows.slice(0, limit);
	return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}
