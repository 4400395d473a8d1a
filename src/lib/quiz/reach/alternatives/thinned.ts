/** So many are told apart before a step is cut down to some of them. */
const MOST = 4000;

/** All of them, or every so manieth, the first and the last among them. */
export function thinned<T>(found: Map<string, T>): Map<string, T> {
	if (found.size <= MOST) return found;
	const stride = Math.ceil(found.size / (MOST / 2));
	return new Map([...found].filter((_, at) => at % stride === 0 || at === found.size - 1));
}
