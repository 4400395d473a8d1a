const TYPES = { csv: 'text/csv', ndjson: 'application/x-ndjson' } as const;

export type ExportFormat = keyof typeof TYPES;

/** Sends rows as they are read, so that a download of any size takes no more memory than a page of it. */
export function download(
	rows: AsyncGenerator<string>,
	name: string,
	format: ExportFormat
): Response {
	return new Response(bytesOf(rows), {
		headers: {
			'content-type': `${TYPES[format]}; charset=utf-8`,
			'content-disposition': `attachment; filename="${name}.${format}"`
		}
	});
}

function bytesOf(rows: AsyncGenerator<string>): ReadableStream<Uint8Array> {
	const encoder = new TextEncoder();
	return new ReadableStream({
		async pull(stream) {
			const { done, value } = await rows.next();
			if (done) stream.close();
			else stream.enqueue(encoder.encode(value));
		},
		cancel: () => void rows.return(undefined)
	});
}
