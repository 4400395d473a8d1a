/** The query of a list that is narrowed like this, with its question mark; '' where it is not narrowed. */
export function queryOf(filter: Readonly<Record<string, string | boolean>>): string {
	const query = new URLSearchParams();
	for (const [name, value] of Object.entries(filter)) {
		if (value !== '' && value !== false) query.set(name, value === true ? '1' : value);
	}
	return query.size > 0 ? `?${query}` : '';
}
