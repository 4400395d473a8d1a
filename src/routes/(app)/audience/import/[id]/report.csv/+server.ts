import { FAULT_WORDS } from '$lib/server/services/audience/address-words.ts';
import { getImport, importFaults } from '$lib/server/services/audience/imports.ts';
import { csvFile } from '$lib/server/services/exports/csv.ts';
import { error } from '@sveltejs/kit';
import { signedIn } from '../../../../../signed-in.ts';
import type { RequestHandler } from './$types';

/** Each line that was not taken, with its number and why; made while it is sent. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const { app, i18n } = locals;
	const { workspace } = signedIn(locals);
	const found = await getImport(app, workspace, params.id);
	if (!found.ok) error(404, i18n.t('error.notFound'));
	const words = new Map(
		Object.entries(FAULT_WORDS).map(([code, { en, ru }]) => [code, i18n.locale === 'ru' ? ru : en])
	);
	async function* pages() {
		for await (const rows of importFaults(app, workspace, params.id)) {
			yield rows.map(({ line, code, value }) => [line, words.get(code) ?? code, value]);
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
};

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
