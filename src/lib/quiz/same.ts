/** Two JSON values that say the same, and the parts that this is told by. */

export type Fields = Readonly<Record<string, unknown>>;

/** Whether two JSON values say the same; the order of keys says nothing. */
export function same(one: unknown, other: unknown): boolean {
	if (one === other) return true;
	if (Array.isArray(one)) {
		return (
			Array.isArray(other) &&
			one.length === other.length &&
			one.every((item, index) => same(item, other[index]))
		);
	}
	if (!isRecord(one) || !isRecord(other)) return false;
	return keysOf(one, other).every((key) => same(own(one, key), own(other, key)));
}

export function keysOf(one: Fields, other: Fields): string[] {
	return [...new Set([...Object.keys(one), ...Object.keys(other)])];
}

export function own(fields: Fields, key: string): unknown {
	return Object.hasOwn(fields, key) ? fields[key] : undefined;
}

export function isRecord(value: unknown): value is Fields {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
