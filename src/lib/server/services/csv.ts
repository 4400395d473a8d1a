import { stringify } from 'csv-stringify/sync';

export type Cell = string | number | boolean | null | undefined;

/** Tells Excel that the file is UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** A number with its sign computes nothing, and a CRM wants it as it is. */
const PHONE = /^\+\d{7,15}$/;

/** Rows of a CSV file. Text that a spreadsheet would run as a formula gets an apostrophe; numbers stay numbers. */
export function csvRows(rows: readonly (readonly Cell[])[]): string {
	return stringify(
		rows.map((row) => row.map(safeCell)),
		// A line break alone would not be quoted, for it is not the delimiter.
		{ record_delimiter: 'windows', quoted_match: /[\r\n]/ }
	);
}

function safeCell(cell: Cell): string | number {
	if (typeof cell === 'number') return cell;
	const text = String(cell ?? '');
	const starts = /^[=+\-@\t\r\n＝＋－＠]/.test(text) && !PHONE.test(text);
	return starts ? `'${text}` : text;
}
