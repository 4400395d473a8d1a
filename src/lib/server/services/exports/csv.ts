import { safeText, type Cell } from '../cell.ts';
import type { Table } from './table.ts';

/** Tells Excel that the file is UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';
const BREAKS_A_ROW = /[",\r\n]/;

/** A table as CSV (RFC 4180), in chunks of text. */
export async function* csvFile({ headings, pages, plainTimes }: Table): AsyncGenerator<string> {
	yield BYTE_ORDER_MARK + csvRow(headings);
	for await (const rows of pages) {
		yield rows.map((cells) => csvRow(plainTimes ? cells.map(plain) : cells)).join('');
	}
}

/** `2026-11-29 17:06:13`. */
function plain(cell: Cell): Cell {
	return cell instanceof Date ? cell.toISOString().slice(0, 19).replace('T', ' ') : cell;
}

export function csvRow(cells: readonly Cell[]): string {
	return `${cells.map(field).join(',')}\r\n`;
}

function field(cell: Cell): string {
	if (cell === null || cell === undefined) return '';
	if (cell instanceof Date) return cell.toISOString();
	if (typeof cell !== 'string') return String(cell);
	const text = safeText(cell);
	return BREAKS_A_ROW.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
