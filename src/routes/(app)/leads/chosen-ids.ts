/** As many are chosen one by one: an address still holds them. */
export const MOST_CHOSEN = 200;

/** The leads that an address names with dots between; null: none, so that it is about all of its list. */
export function chosenIds(query: URLSearchParams): string[] | null {
	const ids = (query.get('ids') ?? '').split('.').filter((id) => id !== '');
	return ids.length === 0 ? null : [...new Set(ids)].slice(0, MOST_CHOSEN);
}
