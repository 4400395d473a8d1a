import { createReadStream, createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createGunzip, createGzip } from 'node:zlib';
import { z } from 'zod';
import { CannotOpen } from '../cannot-open.ts';

/*
 * A backup is one gzipped file of JSON lines: what it is; each table's name and columns, then its rows as arrays; each
 * file's name, then its bytes in pieces; and at the end how much there was of each. It says nothing of the engine's own
 * format, so that what was written from SQLite is restored into PostgreSQL as well, and the other way round.
 */

/** Rises when older versions could not read it. */
const FORMAT = 1;

const heading = z.object({
	quizsilver: z.literal('backup'),
	format: z.number().int().positive(),
	engine: z.enum(['sqlite', 'postgres']),
	/** How many migrations the database had. */
	level: z.number().int().min(0),
	madeAt: z.iso.datetime(),
	/** Where links were signed with a secret of the environment, the file holds none. */
	secret: z.enum(['file', 'environment'])
});
export type Heading = z.infer<typeof heading>;

const amounts = z.object({
	rows: z.record(z.string(), z.number().int()),
	files: z.number().int()
});
/** Of rows, by table, and of files. */
export type Amounts = z.infer<typeof amounts>;

/** A value as both engines know it: flags are 0 and 1, JSON is text. */
export type Value = string | number | null;

export type Part =
	| { kind: 'table'; name: string; columns: readonly string[] }
	| { kind: 'rows'; rows: readonly (readonly Value[])[] }
	| { kind: 'file'; name: string }
	| { kind: 'bytes'; bytes: Buffer };

const tableLine = z.object({
	table: z.string().regex(/^[a-z_]+$/),
	columns: z.array(z.string().regex(/^[a-z_0-9]+$/)).min(1)
});
/** The secret, or a file below the folders of uploads and pictures; nothing else, whoever made the backup. */
const fileLine = z.object({
	file: z.string().regex(/^(secret|(uploads|pictures)(\/(?!\.{1,2}(\/|$))[\w.-]+)+)$/)
});
const otherLine = z.union([
	z.object({ data: z.base64() }),
	tableLine,
	fileLine,
	z.object({ end: amounts })
]);

/** Made anew and complete, or not at all. @throws where a file of this name is there */
export async function writeArchive(
	path: string,
	head: Omit<Heading, 'quizsilver' | 'format'>,
	parts: AsyncIterable<Part>
): Promise<Amounts> {
	const total: Amounts = { rows: {}, files: 0 };
	await pipeline(
		Readable.from(inPieces(linesOf(head, parts, total))),
		createGzip({ level: constants.Z_BEST_SPEED }),
		createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true })
	);
	return total;
}

async function* linesOf(
	head: Omit<Heading, 'quizsilver' | 'format'>,
	parts: AsyncIterable<Part>,
	total: Amounts
): AsyncGenerator<string> {
	yield jsonLine({ quizsilver: 'backup', format: FORMAT, ...head });
	let table = '';
	for await (const part of parts) {
		if (part.kind === 'table') {
			table = part.name;
			total.rows[table] = 0;
			yield jsonLine({ table, columns: part.columns });
		} else if (part.kind === 'rows') {
			total.rows[table] = (total.rows[table] ?? 0) + part.rows.length;
			yield part.rows.map(jsonLine).join('');
		} else if (part.kind === 'file') {
			total.files += 1;
			yield jsonLine({ file: part.name });
		} else yield jsonLine({ data: part.bytes.toString('base64') });
	}
	yield jsonLine({ end: total });
}

const jsonLine = (value: unknown) => `${JSON.stringify(value)}\n`;

const PIECE = 128 * 1024;

/** Few large pieces cost less on their way than many small ones. */
async function* inPieces(lines: AsyncIterable<string>): AsyncGenerator<Buffer> {
	let gathered = '';
	for await (const next of lines) {
		gathered += next;
		if (gathered.length < PIECE) continue;
		yield Buffer.from(gathered);
		gathered = '';
	}
	yield Buffer.from(gathered);
}

/** What a backup says of itself. @throws CannotOpen with one line where it is none of ours, or of a newer version */
export async function readHeading(path: string): Promise<Heading> {
	const lines = linesIn(path);
	try {
		const { value } = await lines.next();
		return headingOf(path, String(value));
	} finally {
		await lines.return(undefined);
	}
}

function headingOf(path: string, text: string): Heading {
	const read = heading.safeParse(parsed(text));
	if (!read.success) throw new CannotOpen(`${path} is no backup of Quizsilver.`);
	if (read.data.format > FORMAT) throw newer(path);
	return read.data;
}

export function newer(path: string): CannotOpen {
	return new CannotOpen(
		`${path} was made by a newer version of Quizsilver: restore it with that version.`
	);
}

const MOST_ROWS = 500;

/**
 * Hands over what a backup holds, in its order.
 * @returns what it says that it holds
 * @throws CannotOpen where it is damaged or cut off
 */
export async function readArchive(
	path: string,
	take: (part: Part) => Promise<void>
): Promise<Amounts> {
	let number = 0;
	let end: Amounts | undefined;
	let rows: Value[][] = [];
	const flush = async () => {
		if (rows.length > 0) await take({ kind: 'rows', rows });
		rows = [];
	};
	for await (const text of linesIn(path)) {
		number += 1;
		if (number === 1) continue;
		const value = parsed(text);
		if (isRow(value) && !end) {
			rows.push(value);
			if (rows.length === MOST_ROWS) await flush();
			continue;
		}
		await flush();
		const read = otherLine.safeParse(value);
		if (!read.success || end) throw damaged(path, `line ${number} cannot be read`);
		const { data } = read;
		if ('table' in data) await take({ kind: 'table', name: data.table, columns: data.columns });
		else if ('file' in data) await take({ kind: 'file', name: data.file });
		else if ('data' in data) await take({ kind: 'bytes', bytes: Buffer.from(data.data, 'base64') });
		else end = data.end;
	}
	if (!end) throw damaged(path, 'its end is missing');
	return end;
}

/** By hand, for there are millions of them. */
function isRow(value: unknown): value is Value[] {
	return (
		Array.isArray(value) &&
		value.every((one) => one === null || typeof one === 'string' || typeof one === 'number')
	);
}

function damaged(path: string, how: string): CannotOpen {
	return new CannotOpen(`${path} is damaged: ${how}.`);
}

async function* linesIn(path: string): AsyncGenerator<string, undefined> {
	const file = createReadStream(path);
	const unzipped = createGunzip();
	const flow = pipeline(file, unzipped);
	// Whoever reads the lines is told of it.
	flow.catch(() => undefined);
	try {
		yield* splitLines(unzipped);
		await flow;
	} catch (error) {
		if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
			throw new CannotOpen(`There is no file ${path}.`);
		throw damaged(path, error instanceof Error ? error.message : String(error));
	} finally {
		file.destroy();
		unzipped.destroy();
	}
}

/** At line feeds alone: within a text other characters that end lines are no end. */
async function* splitLines(chunks: Readable): AsyncGenerator<string, undefined> {
	let rest = '';
	for await (const chunk of chunks.setEncoding('utf8')) {
		const lines = (rest + String(chunk)).split('\n');
		rest = lines.pop() ?? '';
		yield* lines;
	}
	if (rest) yield rest;
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
