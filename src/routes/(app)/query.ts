/** What a list is narrowed to, as its form shows it; '' and false where it is not. */
export type Filter = Readonly<Record<string, string | boolean>>;

/** The query of a list that is narrowed like this, with its question mark; '' where it is not narrowed. */
export function queryOf(filter: Filter): string {
	const query = new URLSearchParams();
	for (const [name, value] of Object.entries(filter)) {
		if (value !== '' && value !== false) query.set(name, value === true ? '1' : value);
	}
	return query.size > 0 ? `?${query}` : '';
}

/** Which page of a list that goes both ways an address asks for. */
export function placeIn(query: URLSearchParams) {
	return {
		cursor: query.get('cursor') ?? undefined,
		before: query.get('before') ?? undefined
	};
}

/** A page of a list, as its screen is given it. */
export function listOf(filter: Filter, { next }: { next: string | null }) {
	return { query: queryOf(filter), active: Object.values(filter).some(Boolean), next };
}
