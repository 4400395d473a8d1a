import { createHash } from 'node:crypto';
import {
	type FileHandle,
	mkdir,
	open,
	readdir,
	readFile,
	rename,
	rm,
	stat
} from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isDiskFull, writeBytes } from './write-bytes.ts';

/** What has come, in a file that nobody else writes to. */
interface Received {
	state: 'received';
	size: number;
	/** Of its content: 40 digits. */
	hash: string;
}

const PART = '.part';
const DIGITS = 40;

/** The folder of members' pictures: `pictures/ab/ab….webp`, and `pictures/….part` while one comes in. */
export function pictureFiles(dataDir: string) {
	const folder = join(dataDir, 'pictures');
	const partOf = (mark: string) => join(folder, mark + PART);
	const pathOf = (file: string) => join(dataDir, picturePath(file));
	return {
		/** Writes what comes into a part of its own, but never more than `most` bytes; on disk when this returns. */
		async receive(
			mark: string,
			most: number,
			chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>
		): Promise<Received | { state: 'too_large' | 'disk_full' }> {
			await mkdir(folder, { recursive: true, mode: 0o700 });
			try {
				const handle = await open(partOf(mark), 'wx', 0o600);
				return await receive(handle, most, chunks).finally(() => handle.close());
			} catch (error) {
				if (isDiskFull(error)) return { state: 'disk_full' };
				throw error;
			}
		},
		part: (mark: string) => readFile(partOf(mark)),
		/** In one step; over the same bytes where they are there already. */
		async keep(mark: string, file: string): Promise<void> {
			await mkdir(dirname(pathOf(file)), { recursive: true, mode: 0o700 });
			await rename(partOf(mark), pathOf(file));
		},
		drop: (mark: string) => rm(partOf(mark), { force: true }),
		/** Null where there is none. */
		open: (file: string): Promise<FileHandle | null> => open(pathOf(file), 'r').catch(ifMissing),
		/** Removes parts that a process which was killed has left. @param before ms */
		async sweep(before: number): Promise<void> {
			const names = await readdir(folder).catch(() => []);
			for (const name of names.filter((one) => one.endsWith(PART))) {
				const found = await stat(join(folder, name)).catch(ifMissing);
				if (found && found.mtimeMs < before) await rm(join(folder, name), { force: true });
			}
		}
	};
}

/** Where a picture lies in the data folder, written with slashes. */
export function picturePath(file: string): string {
	return `pictures/${file.slice(0, 2)}/${file}`;
}

async function receive(
	handle: FileHandle,
	most: number,
	chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>
): Promise<Received | { state: 'too_large' }> {
	const hash = createHash('sha256');
	async function* hashed() {
		for await (const chunk of chunks) {
			hash.update(chunk);
			yield chunk;
		}
	}
	const size = await writeBytes(handle, 0, most, hashed());
	if (size === null) return { state: 'too_large' };
	await handle.sync();
	return { state: 'received', size, hash: hash.digest('hex').slice(0, DIGITS) };
}

function ifMissing(error: unknown): null {
	if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
	throw error;
}
