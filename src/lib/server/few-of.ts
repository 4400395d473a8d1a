const MOST = 5;

/** The first of them, and how many more there are: one line for the operator. */
export function fewOf(names: readonly string[]): string {
	const more = names.length - MOST;
	return `${names.slice(0, MOST).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
