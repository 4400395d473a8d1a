import { createReadStream } from 'node:fs';
import {
	copyFile,
	type FileHandle,
	mkdir,
	open,
	readdir,
	readFile,
	rename,
	rm
} from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { makeFolder } from '../../make-folder.ts';
import type { Part } from './archive.ts';

const PIECE = 48 * 1024;

/** What belongs to the database and lies beside it: the generated secret, and what respondents sent. */
export async function* dataFiles(dataDir: string): AsyncGenerator<Part> {
	const below = await readdir(join(dataDir, 'uploads'), {
		recursive: true,
		withFileTypes: true
	}).catch(() => []);
	const uploads = below
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name));
	for (const path of [join(dataDir, 'secret'), ...uploads]) yield* fileParts(dataDir, path);
}

/** What was removed meanwhile is left out. */
async function* fileParts(dataDir: string, path: string): AsyncGenerator<Part> {
	const pieces = createReadStream(path, { highWaterMark: PIECE })[Symbol.asyncIterator]();
	const first = await pieces.next().catch((error: unknown) => {
		if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
		throw error;
	});
	if (!first) return;
	yield { kind: 'file', name: relative(dataDir, path).split(sep).join('/') };
	for (let piece = first; !piece.done; piece = await pieces.next())
		yield { kind: 'bytes', bytes: piece.value };
}

/** Files of a backup on their way: they lie apart until all of it is proven. */
export interface IncomingFiles {
	begin(name: string): Promise<void>;
	write(bytes: Buffer): Promise<void>;
	/** After the last one. */
	end(): Promise<void>;
	/** Adds the uploads to those that are there; each is known by its name alone, so that none of the old ones is in the way. */
	addUploads(): Promise<void>;
	/** Puts the secret in place, and the old one aside where it is another. */
	replaceSecret(stamp: string): Promise<void>;
	close(): Promise<void>;
}

export function incomingFiles(dataDir: string): IncomingFiles {
	const folder = join(dataDir, '.restoring');
	const names: string[] = [];
	let file: FileHandle | undefined;

	async function end(): Promise<void> {
		await file?.sync();
		await file?.close();
		file = undefined;
	}

	return {
		async begin(name) {
			await end();
			if (names.length === 0) await rm(folder, { recursive: true, force: true });
			names.push(name);
			const path = join(folder, name);
			makeFolder(dirname(path));
			file = await open(path, 'wx', 0o600);
		},
		async write(bytes) {
			await file?.writeFile(bytes);
		},
		end,
		async addUploads() {
			for (const name of names.filter((one) => one !== 'secret')) {
				await mkdir(dirname(join(dataDir, name)), { recursive: true, mode: 0o700 });
				await rename(join(folder, name), join(dataDir, name));
			}
		},
		async replaceSecret(stamp) {
			if (!names.includes('secret')) return;
			const path = join(dataDir, 'secret');
			const old = await readFile(path, 'utf8').catch(() => null);
			const isOther = old !== null && old !== (await readFile(join(folder, 'secret'), 'utf8'));
			if (isOther) await copyFile(path, `${path}.before-restore-${stamp}`);
			await rename(join(folder, 'secret'), path);
		},
		async close() {
			await file?.close();
			await rm(folder, { recursive: true, force: true });
		}
	};
}
