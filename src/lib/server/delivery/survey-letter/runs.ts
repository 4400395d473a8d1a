/** In one run where that fits, else in two that are as long as each other, the first by one longer where it cannot be helped. */
export function inRuns<T>(items: readonly T[], most: number): (readonly T[])[] {
	if (items.length <= most) return [items];
	const half = Math.ceil(items.length / 2);
	return [items.slice(0, half), items.slice(half)];
}

/** Rows of so many; the last may be shorter. */
export function inRows<T>(items: readonly T[], each: number): (readonly T[])[] {
	return Array.from({ length: Math.ceil(items.length / each) }, (_, row) =>
		items.slice(row * each, (row + 1) * each)
	);
}
