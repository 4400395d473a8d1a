import { namesOfQuizzes } from '../../storage/queries/exports.ts';
import type { ResponseFilter } from '../../storage/queries/responses.ts';
import type { Cell } from '../cell.ts';
import type { ExportedLead } from '../exported-leads.ts';
import { LEAD_COLUMNS, type LeadColumnName } from '../lead-export-columns.ts';
import { responseRecord } from '../records.ts';
import { leadPages, type LeadsExported } from './lead-pages.ts';
import { responsePages } from './pages.ts';
import type { ExportStep, Reading } from './table.ts';

/** Responses of one quiz, or of all, a line each. */
export async function* responsesNdjson(
	app: Reading,
	workspace: string,
	filter: ResponseFilter
): AsyncGenerator<string> {
	for await (const page of responsePages(app, workspace, filter)) {
		const ids = [...new Set(page.map(({ quizId }) => quizId))];
		const quizzes = await namesOfQuizzes(app.store, workspace, ids);
		const named = new Map(quizzes.map((quiz) => [quiz.id, quiz]));
		yield lines(
			page.map((row) => ({
				...responseRecord(row),
				quizSlug: named.get(row.quizId)?.slug ?? null,
				quizTitle: named.get(row.quizId)?.title ?? null,
				consents: row.consents,
				details: row.details
			}))
		);
	}
}

/** Leads, a line each: the whole of each, or what the columns that are asked for would hold, by what heads them. */
export async function* leadsNdjson(
	app: Reading,
	workspace: string,
	asked: LeadsExported,
	tell: (step: ExportStep) => void
): AsyncGenerator<string> {
	const { columns } = asked;
	for await (const page of await leadPages(app, workspace, asked, tell)) {
		yield lines(columns ? page.map((lead) => cellsOf(lead, columns)) : page);
	}
}

function cellsOf(lead: ExportedLead, columns: readonly LeadColumnName[]): Record<string, Cell> {
	const cell = (name: LeadColumnName): Cell => LEAD_COLUMNS[name].cell(lead) ?? null;
	return Object.fromEntries(columns.map((name) => [name, cell(name)]));
}

function lines(records: readonly object[]): string {
	return records.map((record) => `${JSON.stringify(record)}\n`).join('');
}
