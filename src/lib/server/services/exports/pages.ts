import { detailsOfResponses } from '../../storage/queries/details.ts';
import {
	consentsBetween,
	responsesAfter,
	type ResponseFilter,
	type ResponseListed
} from '../../storage/queries/responses.ts';
import { consentRecord } from '../consent-record.ts';
import type { ExportedResponse } from '../response-columns.ts';
import { withFiles } from '../uploads/response-files.ts';
import type { Reading } from './table.ts';

const PAGE = 500;

/** Oldest first. */
export async function* responsePages(
	app: Reading,
	workspace: string,
	filter: ResponseFilter
): AsyncGenerator<ExportedResponse[]> {
	const read = (after: string) =>
		responsesAfter(app.store, workspace, { ...filter, after, limit: PAGE });
	for await (const page of pages<ResponseListed>(read)) {
		const [first, last] = [page[0]?.id ?? '', page.at(-1)?.id ?? ''];
		const consents = await consentsBetween(app.store, workspace, { ...filter, first, last });
		const given = Map.groupBy(consents, ({ responseId }) => responseId);
		const filed = await withFiles(app, workspace, page);
		const left = await detailsOfResponses(
			app.store,
			workspace,
			page.map(({ id }) => id)
		);
		const details = new Map(left.map((row) => [row.responseId, row.given]));
		yield filed.map((row) => ({
			...row,
			consents: (given.get(row.id) ?? []).map(consentRecord),
			details: details.get(row.id) ?? null
		}));
	}
}

/** Each page begins after the last row of the one before: nothing stays open between them, however slowly they are taken. */
async function* pages<Row extends { id: string }>(
	read: (after: string) => Promise<Row[]>
): AsyncGenerator<Row[]> {
	for (let after = ''; ;) {
		const page = await read(after);
		if (page.length > 0) yield page;
		const last = page.at(-1);
		if (page.length < PAGE || !last) return;
		after = last.id;
	}
}
