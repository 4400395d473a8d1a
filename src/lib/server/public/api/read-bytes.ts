/** A body as it is; null where it is longer. */
export async function readBytes(
	body: ReadableStream<Uint8Array> | null,
	most: number
): Promise<Buffer | null> {
	const chunks: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of body ?? []) {
		size += chunk.byteLength;
		if (size > most) return null;
		chunks.push(chunk);
	}
	return Buffer.concat(chunks);
}
