import type { House } from '../house.ts';
import { leadsAfter, type LeadFilter } from '../storage/queries/leads.ts';
import { versionsOf } from '../storage/queries/quizzes.ts';
import {
	responsesAfter,
	type ResponseFilter,
	type ResponseListed
} from '../storage/queries/responses.ts';
import type { LeadRow } from '../storage/store.ts';
import { BYTE_ORDER_MARK, csvRows, type Cell } from './csv.ts';
import { versionContent } from './live-cache.ts';
import { leadRecord, responseRecord } from './records.ts';
import { responseColumns } from './response-columns.ts';

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
		yield ndjson(page.map(responseRecord));
	}
}

/** All leads, oldest first, in chunks of text. @param filter its `quiz` is an id */
export async function* leadsCsv(
	app: House,
	workspace: string,
	filter: LeadFilter = {}
): AsyncGenerator<string> {
	yield BYTE_ORDER_MARK + csvRows([LEAD_COLUMNS.map(([heading]) => heading)]);
	for await (const page of leadPages(app, workspace, filter)) {
		yield csvRows(page.map(leadRecord).map((lead) => LEAD_COLUMNS.map(([, cell]) => cell(lead))));
	}
}

export async function* leadsNdjson(
	app: House,
	workspace: string,
	filter: LeadFilter = {}
): AsyncGenerator<string> {
	for await (const page of leadPages(app, workspace, filter)) yield ndjson(page.map(leadRecord));
}

const LEAD_COLUMNS: [string, (lead: ReturnType<typeof leadRecord>) => Cell][] = [
	['id', ({ id }) => id],
	['created_at', ({ createdAt }) => createdAt],
	['updated_at', ({ updatedAt }) => updatedAt],
	['name', ({ name }) => name],
	['email', ({ email }) => email],
	['phone', ({ phone }) => phone],
	['company', ({ company }) => company],
	['role', ({ role }) => role],
	['city', ({ city }) => city],
	['locale', ({ locale }) => locale],
	['segment', ({ segment }) => segment],
	['temperature', ({ temperature }) => temperature],
	['stage', ({ stage }) => stage],
	['quiz', ({ quiz }) => quiz]
];

/** Oldest first. */
export function responsePages(app: House, workspace: string, filter: ResponseFilter) {
	return pages<ResponseListed>((after) =>
		responsesAfter(app.store, workspace, { ...filter, after, limit: PAGE })
	);
}

function leadPages(app: House, workspace: string, filter: LeadFilter) {
	return pages<LeadRow>((after) =>
		leadsAfter(app.store, workspace, { ...filter, after, limit: PAGE })
	);
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
