import type { ImportFormat } from '../../storage/store.ts';
import { areHeadings } from '../audience/columns.ts';
import { csvRows, detectCsv, type FileRow } from './read-csv.ts';
import { isZip, xlsxRows } from './read-xlsx.ts';

/** Why a line is no row of the table, or none of its own. */
export type RowFault = 'broken_quotes' | 'too_many_cells' | 'repeated';

export interface Fault {
	line: number;
	/** Why a line was not taken, or what of it was not: several reasons with spaces between them. */
	code: string;
	/** What stood there. */
	value: string;
}

/** What is made of a row: something, something short of what could not be read, or nothing. */
export interface RowRead<Item> {
	item: Item | null;
	fault: Pick<Fault, 'code' | 'value'> | null;
}

/** Reads the rows of one file, in its order: it knows those that have been. */
export type RowReader<Item> = (cells: readonly string[], line: number) => RowRead<Item>;

/** Some rows of a file, read; and how far it has been read by then. */
export interface FileBatch<Item> {
	items: Item[];
	faults: Fault[];
	/** How many of the faults are of rows that stood above already. */
	repeated: number;
	/** How many rows could not be taken at all. */
	broken: number;
	rows: number;
	bytes: number;
}

/** How a file begins. */
export interface FileLook {
	format: ImportFormat;
	/** Null where its first row is somebody already. */
	headings: readonly string[] | null;
	rows: readonly (readonly string[])[];
	/** The same below the headings, line by line: also what is no row. */
	lines: readonly FileRow[];
	/** There are rows below them. */
	isMore: boolean;
}

const SHOWN = 8;
const LONGEST_CELL = 200;
const LONGEST_VALUE = 200;

/** What kind of file it is, and its first rows. @param given what somebody knows better */
export async function lookIntoFile(
	path: string,
	given: Partial<ImportFormat> = {}
): Promise<FileLook> {
	const known = (await isZip(path)) ? XLSX : await detectCsv(path);
	const found: ImportFormat = { ...known, headings: true, ...given, kind: known.kind };
	const lines: FileRow[] = [];
	for await (const row of rowsOf(path, found, SHOWN + 2)) {
		if (row.cells && isBlank(row.cells)) continue;
		const cells = row.cells?.map((cell) => cell.slice(0, LONGEST_CELL)) ?? null;
		lines.push({ ...row, cells, text: row.text.slice(0, LONGEST_CELL) });
		if (lines.length > SHOWN + 1) break;
	}
	const [first] = lines;
	const headings = given.headings ?? areHeadings(first?.cells ?? undefined);
	const shown = headings ? lines.slice(1, SHOWN + 1) : lines.slice(0, SHOWN);
	return {
		format: { ...found, headings },
		headings: headings ? (first?.cells ?? []) : null,
		rows: shown.flatMap(({ cells }) => (cells ? [cells] : [])),
		lines: shown,
		isMore: lines.length - (headings ? 1 : 0) > SHOWN
	};
}

const XLSX = { kind: 'xlsx', encoding: 'utf-8', separator: ',' } as const;

/** All of a file, so many rows at a time. */
export async function* readFileRows<Item>(
	path: string,
	format: ImportFormat,
	read: RowReader<Item>,
	atOnce: number
): AsyncGenerator<FileBatch<Item>> {
	let width: number | null = null;
	let wantsHeadings = format.headings;
	let bytes = 0;
	let batch = emptyBatch<Item>();
	for await (const row of rowsOf(path, format, undefined, (read) => (bytes = read))) {
		if (row.cells && isBlank(row.cells)) continue;
		if (wantsHeadings) {
			wantsHeadings = false;
			width = row.cells?.length ?? null;
			continue;
		}
		put(batch, row.line, readRow(row, width, read));
		if (batch.rows < atOnce) continue;
		yield { ...batch, bytes };
		batch = emptyBatch();
	}
	yield { ...batch, bytes };
}

/** What one row of a file is. @param width of its headings; null where it has none */
export function readRow<Item>(
	{ line, cells, text }: FileRow,
	width: number | null,
	read: RowReader<Item>
): RowRead<Item> {
	const refuse = (code: RowFault, value: string) => ({ item: null, fault: { code, value } });
	if (!cells) return refuse('broken_quotes', text);
	if (width !== null && !isBlank(cells.slice(width)))
		return refuse('too_many_cells', cells.join(' '));
	return read(cells, line);
}

function put<Item>(batch: FileBatch<Item>, line: number, { item, fault }: RowRead<Item>): void {
	batch.rows += 1;
	if (item !== null) batch.items.push(item);
	if (!fault) return;
	if (fault.code === 'repeated') batch.repeated += 1;
	else if (item === null) batch.broken += 1;
	batch.faults.push({ line, code: fault.code, value: fault.value.slice(0, LONGEST_VALUE) });
}

/** Whether one of its cells holds any of these, whatever is around it. @param contacts lower case; digits of numbers */
export async function fileHolds(path: string, contacts: readonly string[]): Promise<boolean> {
	const { format } = await lookIntoFile(path);
	for await (const { cells, text } of rowsOf(path, format)) {
		const read = (cells?.join('\n') ?? text).toLowerCase();
		const digits = read.replace(/[^\d\n]/g, '');
		if (contacts.some((contact) => read.includes(contact) || digits.includes(contact))) return true;
	}
	return false;
}

function rowsOf(
	path: string,
	format: ImportFormat,
	most?: number,
	told?: (bytes: number) => void
): AsyncGenerator<FileRow> {
	return format.kind === 'xlsx' ? xlsxRows(path, most, told) : csvRows(path, format, told);
}

const emptyBatch = <Item>(): FileBatch<Item> => ({
	...{ items: [], faults: [], repeated: 0, broken: 0, rows: 0, bytes: 0 }
});

const isBlank = (cells: readonly string[]) => cells.every((cell) => cell.trim() === '');
