import type { FileHandle } from 'node:fs/promises';

/** @returns how many bytes there are then, the `from` before them included; null where there would be more than `most` */
export async function writeBytes(
	handle: FileHandle,
	from: number,
	most: number,
	chunks: AsyncIterable<Uint8Array>
): Promise<number | null> {
	let size = from;
	for await (const chunk of chunks) {
		if (size + chunk.length > most) return null;
		for (let done = 0; done < chunk.length;) {
			const rest = chunk.length - done;
			done += (await handle.write(chunk, done, rest, size + done)).bytesWritten;
		}
		size += chunk.length;
	}
	return size;
}

/** No room, no quota, or a file as large as the system allows. */
export function isDiskFull(error: unknown): boolean {
	return (
		error instanceof Error &&
		'code' in error &&
		['ENOSPC', 'EDQUOT', 'EFBIG'].includes(String(error.code))
	);
}
