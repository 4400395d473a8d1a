/** The place of an option in an answer, checked or not: whoever has posted a form may have given one twice. */
export function placeIn(value: unknown, id: string): number | undefined {
	if (!Array.isArray(value)) return undefined;
	const at = value.findIndex((one: unknown) => [one].flat().includes(id));
	return at < 0 ? undefined : at + 1;
}

/** Those that have a place, best first. */
export function inOrder(
	ids: readonly string[],
	placeOf: (id: string) => number | undefined
): string[] {
	const placed = ids.flatMap((id) => {
		const place = placeOf(id);
		return place === undefined ? [] : [{ id, place }];
	});
	return placed.toSorted((a, b) => a.place - b.place).map(({ id }) => id);
}

/** The same order with this one at another place, counted from 0. */
export function moved(order: readonly string[], id: string, to: number): string[] {
	const others = order.filter((other) => other !== id);
	return others.toSpliced(Math.max(0, to), 0, id);
}
