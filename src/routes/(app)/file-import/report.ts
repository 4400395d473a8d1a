import { faultWords } from '$lib/server/services/imports/fault-words.ts';
import { importFaults } from '$lib/server/services/imports/imports.ts';
import { csvAnswer } from '../csv-answer.ts';
import type { ImportKind } from './kinds.ts';
import { importOf } from './one-import.ts';

/** Each line that was not taken, or not in whole, with its number and why; made while it is sent. */
export async function report(locals: App.Locals, id: string, kind: ImportKind): Promise<Response> {
	const { t, locale } = locals.i18n;
	const { workspaceId } = await importOf(locals, id, kind);
	async function* pages() {
		for await (const rows of importFaults(locals.app, workspaceId, id)) {
			yield rows.map(({ line, code, value }) => [line, faultWords(kind, code, locale), value]);
		}
	}
	const headings = [
		t('audience.import.line'),
		t('audience.import.why'),
		t('audience.import.value')
	];
	return csvAnswer('report', { headings, pages: pages() });
}
