import { constants, createReadStream } from 'node:fs';
import { copyFile, open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { fileInParts } from './file-in-parts.ts';

/** The folder of bytes that respondents send, outside whatever is served: `uploads/ab/upl_ab….part` while they come in. */
export function uploadFiles(dataDir: string) {
	const folderOf = (id: string) => join(dataDir, 'uploads', shelfOf(id));
	const partOf = (id: string) => join(folderOf(id), `${id}.part`);
	return {
		coming: (id: string) => fileInParts(partOf(id)),
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
