import type { LeadFilter } from '../../storage/lead-filter.ts';
import { versionsOf } from '../../storage/queries/quizzes.ts';
import type { ResponseFilter } from '../../storage/queries/responses.ts';
import type { Cell } from '../cell.ts';
import { LEAD_COLUMNS } from '../exported-leads.ts';
import { versionContent } from '../live-cache.ts';
import { responseColumns } from '../response-columns.ts';
import { leadPages, responsePages } from './pages.ts';
import type { Reading, Table } from './table.ts';

/** All real responses of a quiz, oldest first. @param filter its `quiz` is an id */
export async function responsesTable(
	app: Reading,
	workspace: string,
	filter: ResponseFilter & { quiz: string }
): Promise<Table> {
	const versions = await versionsOf(app.store, workspace, filter.quiz);
	const contents = await Promise.all(
		versions.map(({ version }) => versionContent(app, filter.quiz, version))
	);
	const quizzes = new Map(versions.map(({ version }, index) => [version, contents[index]?.quiz]));
	const columns = responseColumns(contents.map((content) => content.quiz));
	return {
		headings: columns.map(({ heading }) => heading),
		pages: rowsOf(responsePages(app, workspace, filter), (row) => {
			const own = quizzes.get(row.version);
			return columns.map(({ cell }) => (own ? cell(row, own) : null));
		})
	};
}

/** All leads, oldest first. @param filter its `quiz` is an id */
export function leadsTable(app: Reading, workspace: string, filter: LeadFilter): Table {
	return {
		headings: LEAD_COLUMNS.map(({ heading }) => heading),
		pages: rowsOf(leadPages(app, workspace, filter), (lead) =>
			LEAD_COLUMNS.map(({ cell }) => cell(lead))
		)
	};
}

async function* rowsOf<Row>(
	pages: AsyncIterable<Row[]>,
	cells: (row: Row) => Cell[]
): AsyncGenerator<Cell[][]> {
	for await (const page of pages) yield page.map(cells);
}
