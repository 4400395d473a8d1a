import type { Receipt } from './receipt.ts';
import { inLocale } from './text.ts';

/**
 * An answer in the reader's words, but where these name other figures or another currency than the respondent saw: €5,000
 * and 500 000 ₽ may stand for the same option and are not the same answer.
 */
export function asSeen(read: string, seen: string): string {
	return figuresIn(read) === figuresIn(seen) ? read : seen;
}

/** The same of the answers in a receipt. @param locale the reader's @param spoken the respondent's */
export function receiptAsSeen(receipt: Receipt, locale: string, spoken: string): Receipt {
	const lines = receipt.lines.map((line) => {
		const { answer } = line;
		if (typeof answer !== 'object') return line;
		const read = inLocale(answer, locale);
		const told = asSeen(read, inLocale(answer, spoken));
		return told === read ? line : { ...line, answer: told };
	});
	return { ...receipt, lines };
}

/** Digits without what groups them, and signs of currencies, wherever these stand. */
function figuresIn(words: string): string {
	const numbers = words.replace(/(?<=\d)[\s.,](?=\d)/g, '').match(/\d+/g) ?? [];
	const currencies = words.match(/\p{Sc}/gu) ?? [];
	return [...numbers, ...currencies.toSorted()].join(' ');
}
