import { versionsOf } from '../../storage/queries/versions.ts';
import type { ResponseFilter } from '../../storage/queries/responses.ts';
import type { Cell } from '../cell.ts';
import { USUAL_LEAD_COLUMNS } from '../lead-export-columns.ts';
import { versionContent } from '../live-cache.ts';
import { responseColumns } from '../response-columns.ts';
import { leadPages, type LeadsExported } from './lead-pages.ts';
import { leadCell } from './leads-in-words.ts';
import { responsePages } from './pages.ts';
import { columnsInWords, type ResponseWords } from './responses-in-words.ts';
import type { ExportStep, Reading, Table } from './table.ts';

/** All real responses of a quiz, oldest first. @param filter its `quiz` is an id */
export async function responsesTable(
	app: Reading,
	workspace: string,
	filter: ResponseFilter & { quiz: string },
	words?: ResponseWords
): Promise<Table> {
	const versions = await versionsOf(app.store, workspace, filter.quiz);
	const contents = await Promise.all(
		versions.map(({ version }) => versionContent(app, filter.quiz, version))
	);
	const quizzes = new Map(versions.map(({ version }, index) => [version, contents[index]?.quiz]));
	const all = responseColumns(contents.map((content) => content.quiz));
	const columns = words ? columnsInWords(all, words) : all;
	return {
		headings: columns.map(({ heading }) => heading),
		pages: rowsOf(responsePages(app, workspace, filter), (row) => {
			const own = quizzes.get(row.version);
			return columns.map(({ cell }) => (own ? cell(row, own) : null));
		}),
		plainTimes: words !== undefined
	};
}

/** Leads as they are asked for. */
export async function leadsTable(
	app: Reading,
	workspace: string,
	asked: LeadsExported,
	tell: (step: ExportStep) => void
): Promise<Table> {
	const { columns = USUAL_LEAD_COLUMNS, headings = columns, words } = asked;
	return {
		headings,
		pages: rowsOf(await leadPages(app, workspace, asked, tell), (lead) =>
			columns.map((name) => leadCell(lead, name, words))
		),
		plainTimes: words !== undefined
	};
}

async function* rowsOf<Row>(
	pages: AsyncIterable<Row[]>,
	cells: (row: Row) => Cell[]
): AsyncGenerator<Cell[][]> {
	for await (const page of pages) yield page.map(cells);
}
