/** In rem, as in Matrix.svelte: each is a rule there. */
const WIDTHS = [36, 40, 44, 48, 52, 56, 60];

const ROW = 12;
const LEAST = 3.5;
/** Of a letter, in wide fonts and Cyrillic too. */
const LETTER = 0.53;
const PADDING = 0.5;

/**
 * How wide a table has to be for the words of its columns to stand unbroken; undefined where no window is wide enough.
 * A style sheet cannot ask whether words fit, and the page may not be drawn twice to find out.
 */
export function tableWidth(columns: readonly string[]): number | undefined {
	const needed = columns.reduce((sum, words) => sum + columnWidth(words), ROW);
	return WIDTHS.find((width) => width >= needed);
}

function columnWidth(words: string): number {
	const longest = Math.max(...words.split(/[\s-]+/).map((word) => word.length));
	return Math.max(LEAST, longest * LETTER + PADDING);
}
