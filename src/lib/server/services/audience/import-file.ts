import type { ImportFormat } from '../../storage/store.ts';
import { areHeadings, type Mapping } from './columns.ts';
import { readPerson, type Person, type PersonFault } from './person.ts';
import { csvRows, detectCsv, type FileRow } from './read-csv.ts';
import { isZip, xlsxRows } from './read-xlsx.ts';

/** Why a line was not taken. */
export type LineFault = PersonFault | 'broken_quotes' | 'too_many_cells' | 'repeated';

export interface Fault {
	line: number;
	code: LineFault;
	/** What stood there. */
	value: string;
}

/** Some rows of a file, read; and how far it has been read by then. */
export interface FileBatch {
	people: Person[];
	faults: Fault[];
	/** How many of the faults are addresses that stood above already. */
	repeated: number;
	rows: number;
	bytes: number;
}

/** How a file begins. */
export interface FileLook {
	format: ImportFormat;
	/** Null where its first row is somebody already. */
	headings: readonly string[] | null;
	rows: readonly (readonly string[])[];
}

/** A write transaction each. */
const AT_ONCE = 250;
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
	const rows: (readonly string[])[] = [];
	for await (const { cells } of rowsOf(path, found, SHOWN + 1)) {
		if (cells && !isBlank(cells)) rows.push(cells.map((cell) => cell.slice(0, LONGEST_CELL)));
		if (rows.length > SHOWN) break;
	}
	const headings = given.headings ?? areHeadings(rows[0]);
	return {
		format: { ...found, headings },
		headings: headings ? (rows[0] ?? []) : null,
		rows: headings ? rows.slice(1) : rows.slice(0, SHOWN)
	};
}

const XLSX = { kind: 'xlsx', encoding: 'utf-8', separator: ',' } as const;

/** All of a file, some hundreds of rows at a time. The first of several rows with one address stands. */
export async function* readFileRows(
	path: string,
	format: ImportFormat,
	mapping: Mapping
): AsyncGenerator<FileBatch> {
	const columns = Object.entries(mapping).map(([at, meaning]) => ({ at: Number(at), meaning }));
	const seen = new Set<string>();
	let width: number | null = null;
	let wantsHeadings = format.headings;
	let bytes = 0;
	let batch = emptyBatch();
	for await (const row of rowsOf(path, format, undefined, (read) => (bytes = read))) {
		if (row.cells && isBlank(row.cells)) continue;
		if (wantsHeadings) {
			wantsHeadings = false;
			width = row.cells?.length ?? null;
			continue;
		}
		takeRow(batch, row, columns, width, seen);
		if (batch.rows < AT_ONCE) continue;
		yield { ...batch, bytes };
		batch = emptyBatch();
	}
	yield { ...batch, bytes };
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

const emptyBatch = (): FileBatch => ({ people: [], faults: [], repeated: 0, rows: 0, bytes: 0 });

const isBlank = (cells: readonly string[]) => cells.every((cell) => cell.trim() === '');

function takeRow(
	batch: FileBatch,
	{ line, cells, text }: FileRow,
	columns: readonly { at: number; meaning: string }[],
	width: number | null,
	seen: Set<string>
): void {
	batch.rows += 1;
	const refuse = (code: LineFault, value: string) =>
		void batch.faults.push({ line, code, value: value.slice(0, LONGEST_VALUE) });
	if (!cells) return refuse('broken_quotes', text);
	if (width !== null && !isBlank(cells.slice(width)))
		return refuse('too_many_cells', cells.join(' '));
	const given = givenIn(cells, columns);
	const person = readPerson(given);
	if (!person.ok) return refuse(person.problem, given.email.trim() || cells.join(' ').trim());
	if (seen.has(person.value.email)) {
		batch.repeated += 1;
		return refuse('repeated', person.value.email);
	}
	seen.add(person.value.email);
	batch.people.push(person.value);
}

function givenIn(cells: readonly string[], columns: readonly { at: number; meaning: string }[]) {
	const given = {
		email: '',
		name: '',
		locale: '',
		tags: [''],
		fields: {} as Record<string, string>
	};
	for (const { at, meaning } of columns) {
		const cell = cells[at] ?? '';
		if (meaning === 'email' || meaning === 'name' || meaning === 'locale') given[meaning] = cell;
		else if (meaning === 'tags') given.tags = cell.split(/[,;|\n]/);
		else given.fields[meaning.slice('field:'.length)] = cell;
	}
	return given;
}
