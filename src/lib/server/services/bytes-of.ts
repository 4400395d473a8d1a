/** The bytes of a body, as far as they come. */
export async function* bytesOf(
	body: ReadableStream<Uint8Array> | null
): AsyncGenerator<Uint8Array> {
	const reader = body?.getReader();
	if (!reader) return;
	try {
		for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value;
	} catch {
		// The connection is broken: what has come is all there is.
	}
}
