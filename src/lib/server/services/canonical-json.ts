/** No answer that a quiz takes is nested as deep. */
const DEEPEST = 16;

/** JSON that is the same for the same value, whatever the order of its properties. Below 16 levels it looks no further. */
export function canonicalJson(value: unknown, depth = 0): string {
	if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
	if (depth >= DEEPEST) return '"…"';
	if (Array.isArray(value)) {
		return `[${value.map((held) => canonicalJson(held, depth + 1)).join(',')}]`;
	}
	const properties = Object.entries(value)
		.filter(([, held]) => held !== undefined)
		.sort(([one], [other]) => (one < other ? -1 : 1))
		.map(([name, held]) => `${JSON.stringify(name)}:${canonicalJson(held, depth + 1)}`);
	return `{${properties.join(',')}}`;
}
