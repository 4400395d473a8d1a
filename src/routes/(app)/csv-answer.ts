import { csvFile } from '$lib/server/services/exports/csv.ts';
import type { Table } from '$lib/server/services/exports/table.ts';

/** A table as a file to keep, made while it is sent. @param name without its ending */
export function csvAnswer(name: string, table: Table): Response {
	return new Response(streamOf(csvFile(table)), {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename="${name}.csv"`
		}
	});
}

function streamOf(text: AsyncGenerator<string>): ReadableStream<Uint8Array> {
	const encoder = new TextEncoder();
	return new ReadableStream(
		{
			async pull(stream) {
				const { done, value } = await text.next();
				if (done) stream.close();
				else stream.enqueue(encoder.encode(value));
			},
			async cancel() {
				await text.return(undefined);
			}
		},
		{ highWaterMark: 0 }
	);
}
