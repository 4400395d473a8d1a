import type { ResponseFilter } from '../../storage/queries/responses.ts';
import { allResponsesTable } from './all-responses.ts';
import { csvFile } from './csv.ts';
import type { LeadsExported } from './lead-pages.ts';
import { leadsNdjson, responsesNdjson } from './ndjson.ts';
import type { ResponseWords } from './responses-in-words.ts';
import type { ExportStep, Reading, Table } from './table.ts';
import { leadsTable, responsesTable } from './tables.ts';
import { xlsxFile } from './xlsx.ts';

/** Their media types. */
export const EXPORT_FORMATS = {
	csv: 'text/csv; charset=utf-8',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	ndjson: 'application/x-ndjson; charset=utf-8'
} as const;

export type ExportFormat = keyof typeof EXPORT_FORMATS;

/** What is to be told; quizzes are named by their ids. */
export type Exported = ResponsesExported | LeadsExported;

interface ResponsesExported {
	of: 'responses';
	filter: ResponseFilter;
	/** What a table says instead of names and codes; unless given, these. */
	words?: ResponseWords | undefined;
}

export interface ExportJob {
	workspace: string;
	exported: Exported;
	format: ExportFormat;
}

type Tell = (step: ExportStep) => void;

/** A file, made as it is read. @param tell is told how far it is: of leads alone, before the first byte for the first time */
export async function* exportedBytes(
	app: Reading,
	job: ExportJob,
	tell: Tell = () => {}
): AsyncGenerator<Uint8Array> {
	if (job.format === 'xlsx') {
		yield* xlsxFile(await tableOf(app, job, tell));
		return;
	}
	const encoder = new TextEncoder();
	const text =
		job.format === 'csv' ? csvFile(await tableOf(app, job, tell)) : recordsOf(app, job, tell);
	for await (const chunk of text) yield encoder.encode(chunk);
}

async function tableOf(
	app: Reading,
	{ workspace, exported }: ExportJob,
	tell: Tell
): Promise<Table> {
	if (exported.of === 'leads') return leadsTable(app, workspace, exported, tell);
	const { quiz, ...filter } = exported.filter;
	if (quiz === undefined) return allResponsesTable(app, workspace, filter, exported.words);
	return responsesTable(app, workspace, { ...filter, quiz }, exported.words);
}

function recordsOf(
	app: Reading,
	{ workspace, exported }: ExportJob,
	tell: Tell
): AsyncGenerator<string> {
	return exported.of === 'leads'
		? leadsNdjson(app, workspace, exported, tell)
		: responsesNdjson(app, workspace, exported.filter);
}
