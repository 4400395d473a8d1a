import { foldForSearch } from './fold-for-search.ts';
import type { LeadRow } from './store.ts';

type Contacts = Pick<LeadRow, 'name' | 'email' | 'phone' | 'company'>;

/** Longer ones are cut: nobody looks for the end of a word. */
const LONGEST_WORD = 40;
const MOST_TERMS = 8;
/** So few digits alone are no beginning of a number, which nearly every phone number would have: they are a word. */
const WORD_OF_DIGITS = 2;
/** Fewer digits are no end of a number. */
const SHORTEST_END = 5;
/** How many digits the codes of countries have: numbers are found without them too, */
const COUNTRY_CODES = [1, 2, 3];
/** and by as many of their last digits, as people tell them; by others with the help of the last of these. */
const ENDS = [7, 4];

/** What a word of a lead is looked for by. */
export interface Term {
	/** It begins so. */
	word: string;
	/** It is no longer than that. */
	isWhole?: boolean;
	/** It is how a longer word ends, which ends so. */
	ends?: string;
}

/**
 * What a lead is found and sorted by: the words of its name, email, phone and company, and of those of the leads that were
 * merged into it. Whatever writes one of these writes this.
 */
export function searchText(
	{ name, email, phone, company }: Contacts,
	aliases: LeadRow['aliases']
): string {
	const told = [name, email, phone, company, ...(aliases ?? [])].flatMap((part) =>
		wordsOf(part ?? '')
	);
	const numbers = [phone, ...(aliases ?? [])].flatMap((number) =>
		number?.startsWith('+') ? partsOf(number.slice(1)) : []
	);
	return [...new Set([...told, ...numbers])].join(' ');
}

function partsOf(digits: string): string[] {
	return [
		...COUNTRY_CODES.map((length) => digits.slice(length)),
		...ENDS.map((length) => digits.slice(-length))
	].filter((part) => part !== '');
}

/**
 * What is looked for: each of the outer list, as any of the inner one. Phone numbers are kept as E.164, bare of what people
 * group them by. Within a country a number begins with what stands for its code: 8 916 in Russia is +7 916, 020 in Britain
 * +44 20, 00 anywhere the plus itself; and it is told by its last digits.
 */
export function searchTerms(q: string): Term[][] {
	const words = wordsOf(q).slice(0, MOST_TERMS);
	if (words.length === 0 || /[\p{L}@]/u.test(q)) return words.map((word) => [{ word }]);
	const number = words.join('');
	if (q.trim().startsWith('+')) return [[{ word: number }]];
	const local = /^(?:00|0|8)([1-9]\d{4,})$/.exec(number)?.[1];
	const isWhole = number.length <= WORD_OF_DIGITS;
	return [[{ word: number, isWhole }, ...(local ? [{ word: local }] : []), ...endOf(number)]];
}

/** The same, if people write a word out before they begin the next: some that begin so are missed. */
export function writtenOut(terms: readonly Term[][]): Term[][] {
	return terms.map((of, at) =>
		at === terms.length - 1 ? of : of.map((term) => ({ ...term, isWhole: true }))
	);
}

function endOf(number: string): Term[] {
	const kept = Math.min(...ENDS);
	if (number.length < SHORTEST_END || ENDS.includes(number.length)) return [];
	return [{ word: number.slice(-kept), isWhole: true, ends: number }];
}

function wordsOf(text: string): string[] {
	return foldForSearch(text)
		.split(/[^\p{L}\p{N}]+/u)
		.filter((word) => word !== '')
		.map((word) => word.slice(0, LONGEST_WORD));
}
