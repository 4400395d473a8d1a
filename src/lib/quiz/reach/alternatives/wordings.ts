/** More parts than this are tried one by one and all together. */
const MOST_COMBINED = 6;
const FILLERS = [...'qzxjvw0579#'];
const SEPARATORS = [...'|~¦·'];

export interface Worded {
	texts: string[];
	/** Every combination of parts that a text can hold is there. */
	complete: boolean;
}

/**
 * Texts that hold these parts (cases aside) in every combination that there is, the one without any first.
 * @param taken whether the step takes a text
 */
export function wordings(
	parts: Iterable<string>,
	{ taken, minLength = 1 }: { taken: (text: string) => boolean; minLength?: number | undefined }
): Worded {
	const known = lowerCase(parts);
	const strange = (text: string) => known.every((part) => !text.includes(part));
	const filler = FILLERS.find((letter) => strange(letter.repeat(Math.max(1, minLength)))) ?? 'q';
	const separator = SEPARATORS.find((mark) => known.every((part) => !part.includes(mark))) ?? ' ';
	return worded(known, (chosen) => {
		const text = chosen.length === 0 ? filler : chosen.join(separator);
		return [text.padEnd(minLength, filler)].filter(taken);
	});
}

/** The same for addresses, which hold one `@`. */
export function emailWordings(parts: Iterable<string>, taken: (text: string) => boolean): Worded {
	return worded(parts, (chosen) => {
		const clash = chosen.some((one) => chosen.some((other) => !fitTogether(one, other)));
		return clash ? null : emailsWith(chosen).filter(taken);
	});
}

/**
 * Texts for every combination of parts that there is.
 * @param write texts that hold these parts; null where none can
 */
export function worded(
	parts: Iterable<string>,
	write: (chosen: readonly string[]) => string[] | null
): Worded {
	const known = lowerCase(parts);
	const texts: string[] = [];
	let complete = known.length <= MOST_COMBINED;
	for (const chosen of combinations(known)) {
		const written = write(chosen);
		if (written?.length === 0) complete = false;
		texts.push(...(written ?? []));
	}
	return { texts: [...new Set(texts)], complete };
}

const lowerCase = (parts: Iterable<string>) => [
	...new Set([...parts].map((part) => part.toLocaleLowerCase()))
];

function combinations(parts: readonly string[]): string[][] {
	if (parts.length > MOST_COMBINED) return [[], ...parts.map((part) => [part]), [...parts]];
	return parts.reduce<string[][]>(
		(sets, part) => [...sets, ...sets.map((set) => [...set, part])],
		[[]]
	);
}

/** Two parts with an `@` say what stands before and behind the same one. */
function fitTogether(one: string, other: string): boolean {
	const [name = '', host] = one.split('@');
	const [otherName = '', otherHost] = other.split('@');
	if (host === undefined || otherHost === undefined) return true;
	return (
		(name.endsWith(otherName) || otherName.endsWith(name)) &&
		(host.startsWith(otherHost) || otherHost.startsWith(host))
	);
}

function emailsWith(chosen: readonly string[]): string[] {
	const around = chosen.filter((part) => part.includes('@')).map((part) => part.split('@'));
	const plain = chosen.filter((part) => !part.includes('@'));
	const longest = (texts: (string | undefined)[]) =>
		texts.reduce<string>((best, text = '') => (text.length > best.length ? text : best), '');
	const host = longest(around.map(([, behind]) => behind));
	const name = longest(around.map(([before]) => before));
	const words = plain.join('.');
	const names = [`${words}.${name}`, `${words}${name}`, `q${words}${name}`, `q${name}`, name];
	const hosts = [
		host,
		`${host}.com`,
		`${host}example.com`,
		`${host}${words}`,
		`${host}${words}.com`
	];
	return names
		.flatMap((before) => hosts.map((behind) => `${before}@${behind}`))
		.filter((email) => chosen.every((part) => email.includes(part)));
}
