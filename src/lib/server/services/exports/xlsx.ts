import { once } from 'node:events';
import { PassThrough, Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { Cell } from '../cell.ts';
import type { Table } from './table.ts';
import { headingRow, xlsxRow } from './xlsx-cells.ts';
import { SHEET_END, sheetPath, sheetStart, workbookParts } from './xlsx-parts.ts';

/** Where a sheet ends and the next one begins. */
interface Room {
	/** Without the headings; Excel takes a row more. */
	rows: number;
	/** Before it is compressed: from 4 GiB on the archive needs a form that Excel refuses. */
	bytes: number;
}

const SHEET: Room = { rows: 1_048_575, bytes: 3.5e9 };

/** A table as a workbook, in chunks of bytes; what is in memory does not grow with the rows. */
export async function* xlsxFile(table: Table, room = SHEET): AsyncGenerator<Uint8Array> {
	const zip = new ZipFile();
	const bytes = zip.outputStream.pipe(new PassThrough());
	zip.once('error', (error: Error) => bytes.destroy(error));
	const filled = fill(zip, table, room).catch((error: Error) => void bytes.destroy(error));
	for await (const chunk of bytes) yield chunk;
	await filled;
}

/** One part after another: how many sheets there are shows at the end. */
async function fill(zip: ZipFile, { headings, pages }: Table, room: Room): Promise<void> {
	const rows = new PageReader(pages);
	let sheets = 0;
	do {
		sheets += 1;
		const sheet = Readable.from(sheetOf(headings, rows, room));
		zip.addReadStream(sheet, sheetPath(sheets));
		await once(sheet, 'close');
		if (sheet.errored) throw sheet.errored;
	} while (!rows.ended);
	for (const [path, xml] of Object.entries(workbookParts(sheets))) {
		zip.addBuffer(Buffer.from(xml), path);
	}
	zip.end();
}

async function* sheetOf(headings: readonly string[], rows: PageReader, room: Room) {
	yield Buffer.from(sheetStart(headings) + headingRow(headings, 1));
	const end = 2 + room.rows;
	for (let next = 2, used = 0; next < end && used < room.bytes;) {
		const some = await rows.take(end - next);
		if (some.length === 0) break;
		const first = next;
		const xml = Buffer.from(some.map((cells, index) => xlsxRow(cells, first + index)).join(''));
		next += some.length;
		used += xml.length;
		yield xml;
	}
	yield Buffer.from(SHEET_END);
}

/** Pages, cut where a sheet is full. */
class PageReader {
	#pages: AsyncIterator<Cell[][]>;
	#page: Cell[][] = [];
	ended = false;

	constructor(pages: AsyncIterable<Cell[][]>) {
		this.#pages = pages[Symbol.asyncIterator]();
	}

	/** None at the end; looks one row ahead, to know whether there is another sheet. */
	async take(most: number): Promise<Cell[][]> {
		await this.#turn();
		const taken = this.#page.slice(0, most);
		this.#page = this.#page.slice(most);
		await this.#turn();
		return taken;
	}

	async #turn(): Promise<void> {
		while (this.#page.length === 0 && !this.ended) {
			const next = await this.#pages.next();
			if (next.done) this.ended = true;
			else this.#page = next.value;
		}
	}
}
