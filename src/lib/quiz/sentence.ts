/** `{name}`, but not the braces of a recall. */
const HOLE = /(?<!\{)\{(\w+)\}(?!\})/g;

/** The sentence with its holes filled; what stands in [brackets] is left out where a value in it is missing. */
export function fillSentence(
	sentence: string,
	value: (name: string) => string | undefined
): string {
	return sentence
		.replace(/\[([^\]]*)\]/g, (_, part: string) =>
			[...part.matchAll(HOLE)].every(([, name = '']) => value(name) !== undefined) ? part : ''
		)
		.replace(HOLE, (whole, name: string) => value(name) ?? whole);
}

export const capital = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
