import { getImport, importFaults } from '$lib/server/services/imports/imports.ts';
import { csvFile } from '$lib/server/services/exports/csv.ts';
import { error } from '@sveltejs/kit';
import { signedIn } from '../../signed-in.ts';

/** Each line that was not taken, or not in whole, with its number and why; made while it is sent. */
export async function report(
	locals: App.Locals,
	id: string,
	kind: 'recipients' | 'leads',
	say: (code: string) => string
): Promise<Response> {
	const { app, i18n } = locals;
	const { workspace } = signedIn(locals);
	const found = await getImport(app, workspace, id);
	if (!found.ok || found.value.kind !== kind) error(404, i18n.t('error.notFound'));
	async function* pages() {
		for await (const rows of importFaults(app, workspace, id)) {
			yield rows.map(({ line, code, value }) => [line, say(code), value]);
		}
	}
	const headings = [
		i18n.t('audience.import.line'),
		i18n.t('audience.import.why'),
		i18n.t('audience.import.value')
	];
	return new Response(streamOf(csvFile({ headings, pages: pages() })), {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': 'attachment; filename="report.csv"'
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
