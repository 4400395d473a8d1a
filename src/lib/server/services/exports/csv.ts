import { safeText, type Cell } from '../cell.ts';
import type { Table } from './table.ts';

/** Tells Excel that the file is UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';
const BREAKS_A_ROW = /[",\r\n]/;

/** A table as CSV (RFC 4180), in chunks of text. */
export async function* csvFile({ headings, pages }: Table): AsyncGenerator<string> {
	yield BYTE_ORDER_MARK + csvRow(headings);
	for await (const rows of pages) yield rows.map(csvRow).join('');
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
