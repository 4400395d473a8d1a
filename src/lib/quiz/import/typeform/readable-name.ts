const MACHINE_MADE = /^(?:[0-9a-f]{8}-[0-9a-f-]{20,}|[0-9A-HJKMNP-TV-Z]{26}|[0-9a-f]{16,})$/i;
const LONGEST = 40;

/** The name that a person gave; in place of one that a machine made, what stands there to be read. */
export function readableName(ref: string | undefined, words: string): string | undefined {
	if (ref !== undefined && !MACHINE_MADE.test(ref)) return ref;
	const name = words
		.slice(0, LONGEST * 4)
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-');
	return name.replace(/^-/, '').slice(0, LONGEST);
}
