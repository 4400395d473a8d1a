import { safeText, type Cell } from '../cell.ts';
import { STYLE } from './xlsx-parts.ts';

/** Of a cell, in UTF-16 units; Excel calls a file with a longer one damaged. */
const LONGEST_TEXT = 32_767;
const CUT = '…';
const DAY = 86_400_000;
/** What Excel counts days from, in days before 1970. */
const EPOCH = 25_569;

/** What XML cannot hold at all: control characters, halves of pairs, two that are none. */
const FORBIDDEN = /[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
const MARKUP = /[&<>]/g;
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
/** `_x000D_` in a cell stands for a character: text that looks like that says so. */
const LOOKS_ESCAPED = /_(?=x[0-9A-Fa-f]{4}_)/g;
const NEEDS_CARE = /[^\t\n\x20-\x25\x27-\x3B\x3D\x3F-\x5E\x60-\uD7FF\uE000-\uFFFD]/;

/** @param number of the row, from 1 */
export function headingRow(headings: readonly string[], number: number): string {
	return rowOf(number, headings, (heading, at) => textCell(at, heading, STYLE.heading));
}

/** Empty cells are left out. */
export function xlsxRow(cells: readonly Cell[], number: number): string {
	return rowOf(number, cells, xlsxCell);
}

function rowOf<T extends Cell>(
	number: number,
	cells: readonly T[],
	write: (cell: T, at: string) => string
): string {
	let row = `<row r="${number}">`;
	for (const [index, cell] of cells.entries()) row += write(cell, columnName(index) + number);
	return `${row}</row>`;
}

const names: string[] = [];

/** A for 0, Z for 25, AA for 26. */
function columnName(index: number): string {
	return (names[index] ??=
		(index < 26 ? '' : columnName(Math.floor(index / 26) - 1)) +
		String.fromCharCode(65 + (index % 26)));
}

function xlsxCell(cell: Cell, at: string): string {
	if (cell === null || cell === undefined || cell === '') return '';
	if (typeof cell === 'string') return textCell(at, cell);
	if (typeof cell === 'boolean') return `<c r="${at}" t="b"><v>${Number(cell)}</v></c>`;
	if (cell instanceof Date) {
		return `<c r="${at}" s="${STYLE.moment}"><v>${cell.getTime() / DAY + EPOCH}</v></c>`;
	}
	if (!Number.isFinite(cell)) return textCell(at, String(cell));
	return `<c r="${at}"><v>${cell}</v></c>`;
}

function textCell(at: string, text: string, style = 0): string {
	return `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(safeText(text))}</t></is></c>`;
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
