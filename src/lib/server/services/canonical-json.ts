/** JSON that is the same for the same value, whatever the order of its properties. */
export function canonicalJson(value: unknown): string {
	if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
	if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
	const properties = Object.entries(value)
		.filter(([, held]) => held !== undefined)
		.sort(([one], [other]) => (one < other ? -1 : 1))
		.map(([name, held]) => `${JSON.stringify(name)}:${canonicalJson(held)}`);
	return `{${properties.join(',')}}`;
}
