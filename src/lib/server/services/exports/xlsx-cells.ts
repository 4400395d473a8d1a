import { safeText, type Cell } from '../cell.ts';
import { STYLE } from './xlsx-parts.ts';

/** Of a cell, in UTF-16 units; Excel calls a file with a longer one damaged. */
const LONGEST_TEXT = 32_767;
const CUT = '…';
const DAY = 86_400_000;
/** What Excel counts days from, in days before 1970. */
const EPOCH = 25_569;

/** What XML cannot hold at all: control characters, halves of pairs, two that are none. */
const FORBIDDEN = /[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]|\p{Surrogate}/gu;
const MARKUP = /[&<>]/g;
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
/** `_x000D_` in a cell stands for a character: text that looks like that says so. */
const LOOKS_ESCAPED = /_(?=x[0-9A-Fa-f]{4}_)/g;
const NEEDS_CARE = /[^\t\n\x20-\x25\x27-\x3B\x3D\x3F-\x5E\x60-\uD7FF\uE000-\uFFFD]/;

export function xlsxRow(cells: readonly Cell[]): string {
	let row = '<row>';
	for (const cell of cells) row += xlsxCell(cell);
	return `${row}</row>`;
}

export function headingRow(headings: readonly string[]): string {
	return `<row>${headings.map((heading) => textCell(heading, ` s="${STYLE.heading}"`)).join('')}</row>`;
}

function xlsxCell(cell: Cell): string {
	if (cell === null || cell === undefined || cell === '') return '<c/>';
	if (typeof cell === 'string') return textCell(cell);
	if (typeof cell === 'boolean') return `<c t="b"><v>${Number(cell)}</v></c>`;
	if (cell instanceof Date) {
		return `<c s="${STYLE.moment}"><v>${cell.getTime() / DAY + EPOCH}</v></c>`;
	}
	return Number.isFinite(cell) ? `<c><v>${cell}</v></c>` : textCell(String(cell));
}

function textCell(text: string, style = ''): string {
	return `<c t="inlineStr"${style}><is><t xml:space="preserve">${xmlText(safeText(text))}</t></is></c>`;
}

function xmlText(text: string): string {
	const short = text.length > LONGEST_TEXT ? text.slice(0, LONGEST_TEXT - 1) + CUT : text;
	if (!NEEDS_CARE.test(short)) return short;
	return short
		.replace(/\r\n?/g, '\n')
		.replace(FORBIDDEN, '')
		.replace(LOOKS_ESCAPED, '_x005F_')
		.replace(MARKUP, (mark) => ENTITIES[mark] ?? '');
}
