import { consentsOfResponses } from '../../storage/queries/consents.ts';
import { detailsOfResponses } from '../../storage/queries/details.ts';
import {
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
		const ids = page.map(({ id }) => id);
		const consents = await consentsOfResponses(app.store, workspace, ids);
		const given = Map.groupBy(consents, ({ responseId }) => responseId);
		const filed = await withFiles(app, workspace, page);
		const left = await detailsOfResponses(app.store, workspace, ids);
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
