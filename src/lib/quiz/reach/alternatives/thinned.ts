/** So many are told apart before a step is cut down to some of them. */
const MOST = 4000;

/** All of them, or every so manieth, the first and the last among them. */
export function thinned<T>(found: Map<string, T>, most = MOST): Map<string, T> {
	if (found.size <= most) return found;
	const stride = Math.ceil(found.size / (most / 2));
	return new Map([...found].filter((_, at) => at % stride === 0 || at === found.size - 1));
}

/** The same with things of its own, whose weights may rise while the others are still gone through. */
export function copied<T extends object>(found: Map<string, T>): Map<string, T> {
	return new Map([...found].map(([key, one]) => [key, { ...one }]));
}
