/** What a list is keyed by: the ids of its items. One that stands there twice, which a file may bring, is told apart by its place. */
export function uniqueKeys(items: readonly { id: string }[]): string[] {
	const seen = new Set<string>();
	return items.map(({ id }, at) => {
		const key = seen.has(id) ? `${id} ${at}` : id;
		seen.add(id);
		return key;
	});
}
