import type { LeadFilter } from '../../storage/lead-filter.ts';
import { namesOfQuizzes } from '../../storage/queries/exports.ts';
import type { ResponseFilter } from '../../storage/queries/responses.ts';
import { responseRecord } from '../records.ts';
import { leadPages, responsePages } from './pages.ts';
import type { Reading } from './table.ts';

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

export async function* leadsNdjson(
	app: Reading,
	workspace: string,
	filter: LeadFilter
): AsyncGenerator<string> {
	for await (const page of leadPages(app, workspace, filter)) yield lines(page);
}

function lines(records: readonly object[]): string {
	return records.map((record) => `${JSON.stringify(record)}\n`).join('');
}
