import { compileQuiz } from '../../../quiz/compile.ts';
import { givenContact } from '../../../quiz/given.ts';
import type { Quiz } from '../../../quiz/normalise.ts';
import { asRead } from '../../../quiz/recall.ts';
import { inLocale } from '../../../quiz/text.ts';
import type { ResponseFilter } from '../../storage/queries/responses.ts';
import type { Cell } from '../cell.ts';
import { versionContent } from '../live-cache.ts';
import {
	answerText,
	common,
	COMMON_COLUMNS,
	type Column,
	type ExportedResponse
} from '../response-columns.ts';
import { responsePages } from './pages.ts';
import { columnsInWords, type ResponseWords } from './responses-in-words.ts';
import type { Reading, Table } from './table.ts';

/**
 * Responses of all quizzes as one table, oldest first. What each quiz asks has no columns of its own here: all answers of a
 * response stand in one cell.
 */
export function allResponsesTable(
	app: Reading,
	workspace: string,
	filter: ResponseFilter,
	words?: ResponseWords
): Table {
	const columns = words ? columnsInWords(COLUMNS, words) : COLUMNS;
	return {
		headings: columns.map(({ heading }) => heading),
		pages: rowPages(app, workspace, filter, columns),
		plainTimes: words !== undefined
	};
}

async function* rowPages(
	app: Reading,
	workspace: string,
	filter: ResponseFilter,
	columns: readonly Column[]
): AsyncGenerator<Cell[][]> {
	for await (const page of responsePages(app, workspace, filter)) {
		const contents = await Promise.all(
			page.map(({ quizId, version }) => versionContent(app, quizId, version))
		);
		yield page.map((row, index) => {
			const quiz = contents[index]?.quiz;
			return columns.map(({ cell }) => (quiz ? cell(row, quiz) : null));
		});
	}
}

const COLUMNS: Column[] = [
	...COMMON_COLUMNS,
	...common([
		{
			heading: 'quiz',
			cell: (_, { title, locales }) => inLocale(title, locales[0] ?? 'en', locales)
		},
		contactColumn('name'),
		contactColumn('email'),
		contactColumn('phone'),
		{ heading: 'answers', cell: answersCell }
	])
];

function contactColumn(detail: 'name' | 'email' | 'phone'): Column {
	return {
		heading: detail,
		cell: ({ answers, path, details }, quiz) =>
			givenContact(quiz, answers, path)[detail] ?? details?.[detail] ?? null
	};
}

/** "Question: answer" in the words of the quiz's first language, one line each. */
function answersCell(response: ExportedResponse, quiz: Quiz): string {
	const locale = quiz.locales[0] ?? 'en';
	const read = asRead(quiz, response, locale);
	const { steps } = compileQuiz(quiz);
	return response.path
		.flatMap((id) => {
			const known = steps.get(id);
			if (!known || (response.answers[id] ?? null) === null) return [];
			return `${read(known.step.title)}: ${answerText(response, known, locale)}`;
		})
		.join('\n');
}
