import { open } from 'node:fs/promises';
import { fileTypeFromFile } from 'file-type';
import { endingOf } from '../../../quiz/questions/file-endings.ts';
import type { FileEnding } from '../../../quiz/questions/file-types.ts';
import { isInstaller } from './compound-file.ts';

/** What a file is by its content, and a name that says so. */
export interface Sniffed {
	name: string;
	ending: FileEnding;
	/** Its media type. */
	type: string;
}

/** By what its content shows: the endings that such a file may have, the usual one first. What is not here is refused. */
const ENDINGS: Readonly<Record<string, readonly FileEnding[]>> = {
	jpg: ['jpg', 'jpeg'],
	png: ['png'],
	apng: ['png'],
	gif: ['gif'],
	webp: ['webp'],
	heic: ['heic', 'heif'],
	avif: ['avif'],
	tif: ['tif', 'tiff'],
	bmp: ['bmp'],
	pdf: ['pdf'],
	docx: ['docx'],
	odt: ['odt'],
	rtf: ['rtf'],
	pptx: ['pptx'],
	odp: ['odp'],
	xlsx: ['xlsx'],
	ods: ['ods'],
	zip: ['zip'],
	rar: ['rar'],
	'7z': ['7z'],
	gz: ['gz'],
	'tar.gz': ['gz'],
	tar: ['tar'],
	mp3: ['mp3'],
	m4a: ['m4a'],
	aac: ['aac'],
	wav: ['wav'],
	ogg: ['ogg', 'opus'],
	oga: ['ogg', 'opus'],
	opus: ['opus', 'ogg'],
	flac: ['flac'],
	mp4: ['mp4', 'm4v', 'm4a', 'mov'],
	m4v: ['m4v', 'mp4'],
	mov: ['mov', 'mp4'],
	webm: ['webm'],
	mkv: ['mkv', 'webm'],
	avi: ['avi'],
	'3gp': ['3gp']
};

/** Office files of old share one container, so the name has to say which it is. */
const OLD_OFFICE: Readonly<Record<string, string>> = {
	doc: 'application/msword',
	xls: 'application/vnd.ms-excel',
	ppt: 'application/vnd.ms-powerpoint'
};

/** Nothing shows plain text to be what it is called; so the name has to, and the content must not be a page or a program. */
const TEXTS: Readonly<Record<string, string>> = { txt: 'text/plain', csv: 'text/csv' };

/** Null for whatever is not in the tables above: programs, scripts, web pages, SVG, and what nobody knows. */
export async function sniff(path: string, name: string): Promise<Sniffed | null> {
	const named = endingOf(name);
	if (Object.hasOwn(TEXTS, named) && (await isPlainText(path))) {
		return { name, ...known(named, TEXTS) };
	}
	// What is broken in the middle is of no known type.
	const found = await fileTypeFromFile(path).catch(() => undefined);
	if (found?.ext === 'cfb' && Object.hasOwn(OLD_OFFICE, named)) {
		return (await isInstaller(path)) ? null : { name, ...known(named, OLD_OFFICE) };
	}
	const [usual, ...others] = ENDINGS[found?.ext ?? ''] ?? [];
	if (!found || !usual) return null;
	const ending = [usual, ...others].find((one) => one === named);
	// A name may not promise another program than the one that opens such files.
	return { name: ending ? name : `${name}.${usual}`, ending: ending ?? usual, type: found.mime };
}

/** The tables are keyed by endings. */
function known(ending: string, types: Readonly<Record<string, string>>) {
	return { ending: ending as FileEnding, type: types[ending] ?? '' };
}

const HEAD = 64 * 1024;
const MARKUP =
	/^\s*(?:#!|<\?|<%|%!PS|@echo\b)|<(?:!doctype|html|head|body|script|svg|iframe|object|embed|meta)\b/i;

async function isPlainText(path: string): Promise<boolean> {
	const handle = await open(path, 'r');
	try {
		const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD), 0, HEAD, 0);
		const text = decoded(buffer.subarray(0, bytesRead));
		return !/[^\P{Control}\t\n\r\f]/u.test(text) && !MARKUP.test(text);
	} finally {
		await handle.close();
	}
}

/** UTF-16 where a mark says so, as spreadsheets write it; otherwise a byte may be a letter of any alphabet. */
function decoded(head: Buffer): string {
	if (head[0] === 0xff && head[1] === 0xfe) return new TextDecoder('utf-16le').decode(head);
	if (head[0] === 0xfe && head[1] === 0xff) return new TextDecoder('utf-16be').decode(head);
	return new TextDecoder().decode(head);
}
