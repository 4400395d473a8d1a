import type { LeadFilter } from '../../storage/lead-filter.ts';
import type { ResponseFilter } from '../../storage/queries/responses.ts';
import { allResponsesTable } from './all-responses.ts';
import { csvFile } from './csv.ts';
import { leadsNdjson, responsesNdjson } from './ndjson.ts';
import type { Reading, Table } from './table.ts';
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
export type Exported =
	{ of: 'responses'; filter: ResponseFilter } | { of: 'leads'; filter: LeadFilter };

export interface ExportJob {
	workspace: string;
	exported: Exported;
	format: ExportFormat;
}

/** A file, made as it is read. */
export async function* exportedBytes(app: Reading, job: ExportJob): AsyncGenerator<Uint8Array> {
	if (job.format === 'xlsx') {
		yield* xlsxFile(await tableOf(app, job));
		return;
	}
	const encoder = new TextEncoder();
	const text = job.format === 'csv' ? csvFile(await tableOf(app, job)) : recordsOf(app, job);
	for await (const chunk of text) yield encoder.encode(chunk);
}

async function tableOf(app: Reading, { workspace, exported }: ExportJob): Promise<Table> {
	if (exported.of === 'leads') return leadsTable(app, workspace, exported.filter);
	const { quiz, ...filter } = exported.filter;
	if (quiz === undefined) return allResponsesTable(app, workspace, filter);
	return responsesTable(app, workspace, { ...filter, quiz });
}

function recordsOf(app: Reading, { workspace, exported }: ExportJob): AsyncGenerator<string> {
	return exported.of === 'leads'
		? leadsNdjson(app, workspace, exported.filter)
		: responsesNdjson(app, workspace, exported.filter);
}
