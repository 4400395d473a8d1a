import { mkdir, open, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isDiskFull, writeBytes } from './write-bytes.ts';

type Taken = { state: 'taken'; size: number } | { state: 'too_large' | 'disk_full' | 'gone' };

/** A file that comes in parts, straight to the disk, and goes on where the line broke off. */
export function fileInParts(path: string) {
	return {
		/** Makes room for the bytes to come. */
		async begin(): Promise<void> {
			await mkdir(dirname(path), { recursive: true, mode: 0o700 });
			await (await open(path, 'wx', 0o600)).close();
		},
		/** How many bytes have come; null where there is no such file. */
		async size(): Promise<number | null> {
			const found = await stat(path).catch(() => null);
			return found && found.size;
		},
		/** Writes what comes, from this byte on, but never more than `most` bytes in all. */
		async append(from: number, most: number, chunks: AsyncIterable<Uint8Array>): Promise<Taken> {
			const handle = await open(path, 'r+').catch(() => null);
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
		}
	};
}
