import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { streamXlsxRows } from 'hucre/xlsx';
import type { FileRow } from './read-csv.ts';

/** A ZIP archive begins like this. */
export async function isZip(path: string): Promise<boolean> {
	const file = await open(path);
	try {
		const { buffer } = await file.read(Buffer.alloc(4), 0, 4, 0);
		return buffer.readUInt32BE(0) === 0x504b0304;
	} finally {
		await file.close();
	}
}

/** Of the first sheet, row by row. @param told given how many bytes have been read */
export async function* xlsxRows(
	path: string,
	most: number | undefined,
	told: (bytes: number) => void = () => undefined
): AsyncGenerator<FileRow> {
	let bytes = 0;
	const source = Readable.from(
		(async function* () {
			for await (const chunk of createReadStream(path)) {
				bytes += chunk.length;
				told(bytes);
				yield chunk;
			}
		})()
	);
	const stream = Readable.toWeb(source) as ReadableStream<Uint8Array>;
	for await (const { index, values } of streamXlsxRows(stream, {
		...(most !== undefined && { maxRows: most })
	})) {
		const cells = values.map(textOf);
		yield { line: index + 1, cells, text: cells.join(' ').slice(0, 300) };
	}
}

function textOf(value: unknown): string {
	if (value === null || value === undefined) return '';
	if (value instanceof Date) return momentText(value);
	return String(value);
}

/** Excel counts days in fractions: a second is what is meant. Midnight is a day without an hour. */
function momentText(moment: Date): string {
	const second = new Date(Math.round(moment.getTime() / 1000) * 1000).toISOString();
	const [day = '', time = ''] = second.slice(0, 19).split('T');
	return time === '00:00:00' ? day : `${day} ${time}`;
}
