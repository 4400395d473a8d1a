/** A copy with these parts replaced; undefined takes one out. */
export function patchedCopy<T extends object>(
	value: T,
	part: { [K in keyof T]?: T[K] | undefined }
): T {
	const entries = Object.entries({ ...value, ...part });
	return Object.fromEntries(entries.filter(([, one]) => one !== undefined)) as T;
}
