/** How many places of a ranking are to be given: one for each option, unless the author says fewer. */
export function placesOf({
	top,
	options
}: {
	top?: number | undefined;
	options: readonly unknown[];
}): number {
	return top ?? options.length;
}
