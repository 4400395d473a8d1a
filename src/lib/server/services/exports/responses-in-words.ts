import type { Cell } from '../cell.ts';
import { inForce } from '../consent-record.ts';
import type { Quiz } from '../../../quiz/normalise.ts';
import { wordsOf } from '../quiz-words.ts';
import type { Column, ExportedResponse } from '../response-columns.ts';
import { languageIn, purposesIn, type CellWords } from './cell-words.ts';

/** What every response has, in the order in which people read it; what only programs need stands behind its answers. */
const FIRST = [
	...(['name', 'email', 'phone', 'quiz', 'segment', 'temperature', 'stage', 'score'] as const),
	...(['percent', 'created_at', 'source', 'tags', 'locale', 'consents', 'answers'] as const)
] as const;
const LAST = ['version', 'id', 'lead'] as const;

export const RESPONSE_HEADINGS = [...FIRST, ...LAST];

/** What a file of responses says instead of names and codes. Sent to the thread. */
export interface ResponseWords {
	cells: CellWords;
	headings: Readonly<Record<(typeof RESPONSE_HEADINGS)[number], string>>;
}

type Said = (response: ExportedResponse, quiz: Quiz, words: CellWords) => Cell;

const SAID: Readonly<Record<string, Said>> = {
	segment: ({ segment }, quiz, { locale }) => wordsOf(quiz, locale).segment(segment),
	stage: ({ stage }, quiz, { locale }) => wordsOf(quiz, locale).stage(stage),
	temperature: ({ temperature }, _, { temperatures }) => temperatures[temperature],
	locale: ({ locale }, _, words) => languageIn(words.locale, locale),
	consents: ({ consents }, _, words) => purposesIn(words, inForce(consents, 'purpose'))
};

/** The columns of a table of responses for people. A question whose title is another column’s too says its id. */
export function columnsInWords(
	columns: readonly Column[],
	{ cells, headings }: ResponseWords
): Column[] {
	const common: Readonly<Record<string, string>> = headings;
	const titles = columns.map(
		({ heading, title, isCommon }) => (isCommon && common[heading]) ?? title ?? heading
	);
	const told = columns.map(({ heading, cell, isCommon }, at): Column & { name: string } => {
		const title = titles[at] ?? heading;
		const said = isCommon ? SAID[heading] : undefined;
		return {
			name: isCommon ? heading : '',
			heading: isCommon || titles.filter((one) => one === title).length === 1 ? title : heading,
			cell: said ? (response, quiz) => said(response, quiz, cells) : cell
		};
	});
	const named = (names: readonly string[]) =>
		names.flatMap((name) => told.find((column) => column.name === name) ?? []);
	return [...named(FIRST), ...told.filter(({ name }) => name === ''), ...named(LAST)];
}
