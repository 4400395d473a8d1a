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

/** A page from which one can go back as well. */
export interface PageInputBothWays extends PageInput {
	/** The `previous` of the page after; it comes before `cursor`. */
	before?: string | undefined;
}

export interface PageBothWays<T> extends Page<T> {
	/** Null on the first page. */
	previous: string | null;
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

/** Reads rows from a place on, backwards the nearest first: one more than the limit where there are more. */
type ReadFrom<T> = (from: T | undefined, backwards: boolean) => Promise<T[]>;

/**
 * The page beside a row, after it or before it; where less than a page is before it, the first page, which is whole.
 * @param reached nothing where the first page is asked for, or the row is gone
 */
export async function pageBeside<T extends { id: string }>(
	{ reached, backwards, limit }: { reached: T | undefined; backwards: boolean; limit: number },
	read: ReadFrom<T>
): Promise<PageBothWays<T>> {
	const nearest = reached && backwards ? await read(reached, true) : [];
	if (reached && backwards && nearest.length >= limit) {
		const items = nearest.slice(0, limit).reverse();
		const previous = nearest.length > limit ? (items[0]?.id ?? null) : null;
		return { items, previous, next: items.at(-1)?.id ?? null };
	}
	const from = backwards ? undefined : reached;
	const page = pageOf(await read(from, false), limit);
	return { ...page, previous: from ? (page.items[0]?.id ?? null) : null };
}
