/** Headers, or a block of a report, by their names in lower case: each value unfolded. */
export type Fields = ReadonlyMap<string, readonly string[]>;

export const NO_FIELDS: Fields = new Map();

export function fieldsOf(pairs: Iterable<readonly [name: string, value: string]>): Fields {
	const fields = new Map<string, string[]>();
	for (const [name, value] of pairs) {
		const key = name.toLowerCase();
		fields.set(key, [...(fields.get(key) ?? []), value.trim()]);
	}
	return fields;
}

/** Lines such as `Action: failed`, up to the first that is empty, as fields. */
export function readFields(text: string): Fields {
	const unfolded = text.replace(/\r\n?/g, '\n').replace(/\n[ \t]+/g, ' ');
	const [block = ''] = unfolded.replace(/^\n+/, '').split(/\n[ \t]*\n/);
	const pairs = [...block.matchAll(/^[> \t]*([!-9;-~]+):[ \t]*(.*)$/gm)];
	return fieldsOf(pairs.map(([, name = '', value = '']) => [name, value] as const));
}

/** Blocks of fields with empty lines between them. */
export function readBlocks(text: string): Fields[] {
	return text
		.replace(/\r\n?/g, '\n')
		.split(/\n[ \t]*\n/)
		.map(readFields)
		.filter(({ size }) => size > 0);
}

export function first(fields: Fields, name: string): string {
	return fields.get(name)?.[0] ?? '';
}

/** What stands in these fields, one after the other. */
export function allOf(fields: Fields, names: readonly string[]): string[] {
	return names.flatMap((name) => fields.get(name) ?? []);
}

const ADDRESS = /[^\s<>()[\]\\,;:"'«»]+@[^\s<>()[\]\\,;:"'«»]+/g;

/** Every address in a text, in lower case. */
export function addressesIn(text: string): string[] {
	return [...text.matchAll(ADDRESS)].map(([found]) => found.toLowerCase().replace(/[.?!]+$/, ''));
}
