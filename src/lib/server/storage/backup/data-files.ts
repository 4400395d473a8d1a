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

const FOLDERS = ['uploads', 'pictures'];

/** What belongs to the database and lies beside it: the generated secret, what respondents sent, and the quizzes' pictures. */
export async function* dataFiles(dataDir: string): AsyncGenerator<Part> {
	yield* fileParts(dataDir, join(dataDir, 'secret'));
	for (const folder of FOLDERS) {
		const below = await readdir(join(dataDir, folder), {
			recursive: true,
			withFileTypes: true
		}).catch(() => []);
		for (const entry of below.filter((one) => one.isFile()))
			yield* fileParts(dataDir, join(entry.parentPath, entry.name));
	}
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
	/** Adds uploads and pictures to those that are there; each is known by its name alone, so that none of the old ones is in the way. */
	addFiles(): Promise<void>;
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
		async addFiles() {
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
