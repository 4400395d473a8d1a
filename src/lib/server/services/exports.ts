import type { House } from '../house.ts';
import { consentsOfResponses } from '../storage/queries/consents.ts';
import { namesOfQuizzes } from '../storage/queries/exports.ts';
import { leadsAfter, type LeadFilter } from '../storage/queries/leads.ts';
import { versionsOf } from '../storage/queries/quizzes.ts';
import {
	responsesAfter,
	type ResponseFilter,
	type ResponseListed
} from '../storage/queries/responses.ts';
import type { LeadRow } from '../storage/store.ts';
import { consentRecord } from './consent-record.ts';
import { BYTE_ORDER_MARK, csvRows } from './csv.ts';
import { exportedLeads, LEAD_COLUMNS } from './exported-leads.ts';
import { versionContent } from './live-cache.ts';
import { responseRecord } from './records.ts';
import { responseColumns, type ExportedResponse } from './response-columns.ts';
import { withFiles } from './uploads/response-files.ts';

const PAGE = 500;

/** All real responses of a quiz, oldest first, in chunks of text. @param quiz its id */
export async function* responsesCsv(
	app: House,
	workspace: string,
	{ quiz, ...filter }: ResponseFilter & { quiz: string }
): AsyncGenerator<string> {
	const versions = await versionsOf(app.store, workspace, quiz);
	const contents = await Promise.all(
		versions.map(({ version }) => versionContent(app, quiz, version))
	);
	const quizzes = new Map(versions.map(({ version }, index) => [version, contents[index]?.quiz]));
	const columns = responseColumns(contents.map((content) => content.quiz));
	yield BYTE_ORDER_MARK + csvRows([columns.map(({ heading }) => heading)]);
	for await (const page of responsePages(app, workspace, { ...filter, quiz })) {
		yield csvRows(
			page.map((row) => {
				const own = quizzes.get(row.version);
				return columns.map(({ cell }) => (own ? cell(row, own) : null));
			})
		);
	}
}

/** Of one quiz, or of all. */
export async function* responsesNdjson(
	app: House,
	workspace: string,
	filter: ResponseFilter
): AsyncGenerator<string> {
	for await (const page of responsePages(app, workspace, filter)) {
		const ids = [...new Set(page.map(({ quizId }) => quizId))];
		const quizzes = await namesOfQuizzes(app.store, workspace, ids);
		const named = new Map(quizzes.map((quiz) => [quiz.id, quiz]));
		yield ndjson(
			page.map((row) => ({
				...responseRecord(row),
				quizSlug: named.get(row.quizId)?.slug ?? null,
				quizTitle: named.get(row.quizId)?.title ?? null,
				consents: row.consents
			}))
		);
	}
}

/** All leads, oldest first, in chunks of text. @param filter its `quiz` is an id */
export async function* leadsCsv(
	app: House,
	workspace: string,
	filter: LeadFilter = {}
): AsyncGenerator<string> {
	yield BYTE_ORDER_MARK + csvRows([LEAD_COLUMNS.map(({ heading }) => heading)]);
	for await (const page of leadPages(app, workspace, filter)) {
		yield csvRows(page.map((lead) => LEAD_COLUMNS.map(({ cell }) => cell(lead))));
	}
}

export async function* leadsNdjson(
	app: House,
	workspace: string,
	filter: LeadFilter = {}
): AsyncGenerator<string> {
	for await (const page of leadPages(app, workspace, filter)) yield ndjson(page);
}

/** Oldest first. */
export async function* responsePages(
	app: House,
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
		yield filed.map((row) => ({
			...row,
			consents: (given.get(row.id) ?? []).map(consentRecord)
		}));
	}
}

async function* leadPages(app: House, workspace: string, filter: LeadFilter) {
	const read = (after: string) =>
		leadsAfter(app.store, workspace, { ...filter, after, limit: PAGE });
	for await (const page of pages<LeadRow>(read)) yield exportedLeads(app, workspace, page);
}

/** Each page begins after the last row of the one before: nothing stays open between them. */
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

function ndjson(records: readonly object[]): string {
	return records.map((record) => `${JSON.stringify(record)}\n`).join('');
}
