/**
 * An answer in the reader's words, but where these name other figures or another currency than the respondent saw: €5,000
 * and 500 000 ₽ may stand for the same option and are not the same answer.
 */
export function asSeen(read: string, seen: string): string {
	return figuresIn(read) === figuresIn(seen) ? read : seen;
}

/** Digits without what groups them, and signs of currencies, wherever these stand. */
function figuresIn(words: string): string {
	const numbers = words.replace(/(?<=\d)[\s.,](?=\d)/g, '').match(/\d+/g) ?? [];
	const currencies = words.match(/\p{Sc}/gu) ?? [];
	return [...numbers, ...currencies.toSorted()].join(' ');
}
