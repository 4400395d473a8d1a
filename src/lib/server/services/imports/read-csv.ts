import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import type { ImportFormat } from '../../storage/store.ts';

/** A row of a file, or why a line of it is none. */
export interface FileRow {
	/** Where it begins, from 1. */
	line: number;
	cells: readonly string[] | null;
	/** As far as it was read. */
	text: string;
}

const SAMPLE = 256 * 1024;
/** A cell may hold some lines; what is longer is a quote that nobody has closed. */
const MOST_LINES = 40;
const MOST_SIGNS = 64 * 1024;

/** Which encoding and separator a file of text has. Bytes that are no UTF-8 anywhere in it are windows-1251. */
export async function detectCsv(path: string): Promise<Omit<ImportFormat, 'headings'>> {
	const start = await firstBytes(path);
	if (isBinary(start)) throw new Error('NoText');
	const encoding =
		byMark(start) ?? byZeros(start) ?? ((await isUtf8(path)) ? 'utf-8' : 'windows-1251');
	const text = new TextDecoder(encoding).decode(start, { stream: true });
	return { kind: 'csv', encoding, separator: separatorOf(text) };
}

/** A PDF, a picture, an old workbook: text has no such signs, and in UTF-16 a zero at the one side or the other. */
function isBinary(bytes: Uint8Array): boolean {
	const looked = bytes.subarray(0, 4096);
	if (String.fromCharCode(...looked.subarray(0, 5)) === '%PDF-') return true;
	if (byMark(bytes) !== null || byZeros(bytes) !== null) return false;
	return looked.some((byte) => byte < 0x20 && !TEXT_CONTROLS.has(byte));
}

/** Tab, line feed, vertical tab, form feed, carriage return, and the end of file of old programs. */
const TEXT_CONTROLS: ReadonlySet<number> = new Set([0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1a]);

async function firstBytes(path: string): Promise<Uint8Array> {
	const file = await open(path);
	try {
		const { buffer, bytesRead } = await file.read(Buffer.alloc(SAMPLE), 0, SAMPLE, 0);
		return buffer.subarray(0, bytesRead);
	} finally {
		await file.close();
	}
}

function byMark([first, second, third]: Uint8Array): ImportFormat['encoding'] | null {
	if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
	if (first === 0xff && second === 0xfe) return 'utf-16le';
	return first === 0xfe && second === 0xff ? 'utf-16be' : null;
}

/** Without a mark, what is Latin in UTF-16 has a zero in every second byte. */
function byZeros(bytes: Uint8Array): ImportFormat['encoding'] | null {
	const looked = bytes.subarray(0, 4096);
	const zeros = [0, 0];
	looked.forEach((byte, at) => {
		if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
	});
	const [even = 0, odd = 0] = zeros;
	// Tabs, commas, line ends and the signs of addresses are such, whatever the language.
	const many = looked.length / 16;
	if (odd > many && even < odd / 8) return 'utf-16le';
	return even > many && odd < even / 8 ? 'utf-16be' : null;
}

async function isUtf8(path: string): Promise<boolean> {
	const decoder = new TextDecoder('utf-8', { fatal: true });
	try {
		for await (const chunk of createReadStream(path)) decoder.decode(chunk, { stream: true });
		decoder.decode();
		return true;
	} catch {
		return false;
	}
}

/** The one that parts the most lines into as many cells. */
function separatorOf(text: string): ImportFormat['separator'] {
	const lines = text.split(/\r\n|\r|\n/, 60).filter((line) => line.trim() !== '');
	const bare = lines.map((line) => line.replace(/"[^"]*"/g, ''));
	let best: { separator: ImportFormat['separator']; score: number } = { separator: ',', score: 0 };
	for (const separator of [',', ';', '\t'] as const) {
		const counts = bare.map((line) => line.split(separator).length - 1);
		const usual = counts.toSorted((a, b) => a - b)[Math.floor(counts.length / 2)] ?? 0;
		const score = usual === 0 ? 0 : counts.filter((count) => count === usual).length * 100 + usual;
		if (score > best.score) best = { separator, score };
	}
	return best.separator;
}

/** Row by row. A line that is no row does not take those behind it along. @param told given how many bytes have been read */
export async function* csvRows(
	path: string,
	{ encoding, separator }: Pick<ImportFormat, 'encoding' | 'separator'>,
	told: (bytes: number) => void = () => undefined
): AsyncGenerator<FileRow> {
	const source = linesOf(path, encoding, told);
	const waiting: { line: number; text: string }[] = [];
	let ended = false;
	const upTo = async (count: number) => {
		while (!ended && waiting.length < count) {
			const next = await source.next();
			if (next.done) ended = true;
			else waiting.push(next.value);
		}
		return waiting.length >= count;
	};
	while (await upTo(1)) {
		const [first] = waiting;
		if (!first) break;
		let text = first.text;
		let taken = 1;
		while (hasOpenQuote(text) && taken < MOST_LINES && text.length < MOST_SIGNS) {
			if (!(await upTo(taken + 1))) break;
			text += `\n${waiting[taken]?.text ?? ''}`;
			taken += 1;
		}
		const whole = hasOpenQuote(text) ? null : cellsOf(text, separator);
		const cells =
			whole ?? (taken > 1 || hasOpenQuote(text) ? cellsOf(first.text, separator) : null);
		waiting.splice(0, whole ? taken : 1);
		yield { line: first.line, cells, text: first.text };
	}
}

function hasOpenQuote(text: string): boolean {
	let quotes = 0;
	for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at + 1)) quotes += 1;
	return quotes % 2 === 1;
}

/** Null where its quotes are not as they should be; a quote inside of a cell that has none around it is a sign like others. */
function cellsOf(text: string, separator: string): string[] | null {
	if (text === '') return [];
	if (!text.includes('"')) return text.split(separator);
	return parsed(text, separator, false);
}

function parsed(text: string, separator: string, lenient: boolean): string[] | null {
	try {
		const [cells = []] = parse(text, {
			delimiter: separator,
			relax_quotes: lenient,
			relax_column_count: true,
			record_delimiter: '\0'
		});
		return cells;
	} catch (error) {
		if (!(error instanceof CsvError)) throw error;
		return !lenient && error.code === 'INVALID_OPENING_QUOTE'
			? parsed(text, separator, true)
			: null;
	}
}

async function* linesOf(
	path: string,
	encoding: string,
	told: (bytes: number) => void
): AsyncGenerator<{ line: number; text: string }> {
	const decoder = new TextDecoder(encoding);
	let rest = '';
	let line = 0;
	let bytes = 0;
	const take = function* (text: string, isLast: boolean) {
		// A return at the very end may be half of a line's end.
		const held = !isLast && text.endsWith('\r') ? '\r' : '';
		const lines = (held ? text.slice(0, -1) : text).split(/\r\n|\r|\n/);
		rest = (lines.pop() ?? '') + held;
		for (const one of lines) yield { line: (line += 1), text: one };
	};
	for await (const chunk of createReadStream(path)) {
		bytes += chunk.length;
		told(bytes);
		yield* take(rest + decoder.decode(chunk, { stream: true }), false);
	}
	yield* take(rest + decoder.decode(), true);
	if (rest !== '') yield { line: line + 1, text: rest };
}
