import { constants, createReadStream } from 'node:fs';
import { copyFile, mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { isDiskFull, writeBytes } from './write-bytes.ts';

type Taken = { state: 'taken'; size: number } | { state: 'too_large' | 'disk_full' | 'gone' };

/** The folder of bytes that respondents send, outside whatever is served: `uploads/ab/upl_ab….part` while they come in. */
export function uploadFiles(dataDir: string) {
	const folderOf = (id: string) => join(dataDir, 'uploads', shelfOf(id));
	const partOf = (id: string) => join(folderOf(id), `${id}.part`);
	return {
		/** Makes room for the bytes to come. */
		async begin(id: string): Promise<void> {
			await mkdir(folderOf(id), { recursive: true, mode: 0o700 });
			await (await open(partOf(id), 'wx', 0o600)).close();
		},
		/** How many bytes have come; null where there is no such upload under way. */
		async received(id: string): Promise<number | null> {
			const found = await stat(partOf(id)).catch(() => null);
			return found && found.size;
		},
		/** Writes what comes, from this byte on, but never more than `most` bytes in all. */
		async append(
			id: string,
			from: number,
			most: number,
			chunks: AsyncIterable<Uint8Array>
		): Promise<Taken> {
			const handle = await open(partOf(id), 'r+').catch(() => null);
			if (!handle) return { state: 'gone' };
			try {
				const size = await writeBytes(handle, from, most, chunks);
				return size === null ? { state: 'too_large' } : { state: 'taken', size };
			} catch (error) {
				if (isDiskFull(error)) return { state: 'disk_full' };
				throw error;
			} finally {
				await handle.close();
			}
		},
		/**
		 * Copies what has come into a file that nobody can be writing to any more, and that is on disk when this returns.
		 * @returns its name
		 */
		async seal(id: string, mark: string): Promise<string> {
			const file = `${id}.${mark}`;
			const path = join(folderOf(id), file);
			await copyFile(partOf(id), path, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
			const handle = await open(path, 'r+');
			await handle.sync().finally(() => handle.close());
			return file;
		},
		pathOf: (id: string, file: string) => join(folderOf(id), file),
		read: (id: string, file: string): ReadableStream<Uint8Array> =>
			// Node's own type of the same stream.
			Readable.toWeb(createReadStream(join(folderOf(id), file))) as ReadableStream<Uint8Array>,
		/** Removes all of an upload, or all but one file. */
		async remove(id: string, but?: string): Promise<void> {
			const files = await readdir(folderOf(id)).catch(() => []);
			const own = files.filter((file) => file.startsWith(`${id}.`) && file !== but);
			await Promise.all(own.map((file) => rm(join(folderOf(id), file), { force: true })));
		}
	};
}

const shelfOf = (id: string) => id.slice('upl_'.length).slice(0, 2);

/** Where a complete file lies in the data folder, written with slashes. */
export function uploadPath(id: string, file: string): string {
	return `uploads/${shelfOf(id)}/${file}`;
}
