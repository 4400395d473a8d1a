import type { ContactAnswer } from '../../quiz/answers.ts';
import type { Quiz } from '../../quiz/normalise.ts';
import { fail, ok, type Result } from '../../quiz/result.ts';
import type { House } from '../house.ts';
import type { Problem } from '../problems.ts';
import { consentsOfResponses } from '../storage/queries/consents.ts';
import { detailsOfResponses } from '../storage/queries/details.ts';
import { quizByIdOrSlug } from '../storage/queries/quizzes.ts';
import {
	countHeld,
	deleteOddResponse,
	responseById,
	responsesPage,
	type ResponseFilter,
	type ResponseListed
} from '../storage/queries/responses.ts';
import type { ConsentRow, ResponseRow } from '../storage/store.ts';
import { linesOf, type By } from './audit.ts';
import { versionContent } from './live-cache.ts';
import { pageLimit, pageOf, type Page, type PageInput } from './pages.ts';
import { withFiles, type FileRecord } from './uploads/response-files.ts';

export type { ResponseFilter, ResponseListed } from '../storage/queries/responses.ts';

/** Newest first. `quiz` is an id or a slug; one that does not exist has no responses. */
export async function listResponses(
	app: House,
	workspace: string,
	{ quiz, ...input }: ResponseFilter & PageInput
): Promise<Page<ResponseListed & { files: FileRecord[] }>> {
	const limit = pageLimit(input);
	const id = await quizIdOf(app, workspace, quiz);
	if (id === null) return { items: [], next: null };
	const filter = { ...input, quiz: id, before: input.cursor, limit };
	const page = pageOf(await responsesPage(app.store, workspace, filter), limit);
	return { ...page, items: await withFiles(app, workspace, page.items) };
}

/** A response, and the version of the quiz that it was scored by. */
export interface FoundResponse {
	response: ResponseRow & { files: FileRecord[] };
	quiz: Quiz;
	/** What its respondent left after the result; null: nothing. */
	details: ContactAnswer | null;
}

export async function getResponse(
	app: House,
	workspace: string,
	id: string
): Promise<Result<FoundResponse, Problem>> {
	const row = await responseById(app.store, workspace, id);
	const [response] = row ? await withFiles(app, workspace, [row]) : [];
	if (!response) return fail({ code: 'not_found' });
	const { quiz } = await versionContent(app, response.quizId, response.version);
	const [left] = await detailsOfResponses(app.store, workspace, [id]);
	return ok({ response, quiz, details: left?.given ?? null });
}

/** What the respondent agreed to, with the exact words. */
export function responseConsents(app: House, workspace: string, id: string): Promise<ConsentRow[]> {
	return consentsOfResponses(app.store, workspace, [id]);
}

/** Tests, and what is held for review; others cannot be deleted this way: to them it says that there is no such response. */
export async function deleteResponse(
	app: House,
	workspace: string,
	id: string,
	by: By
): Promise<Result<void, Problem>> {
	const lines = linesOf(app, workspace, { by, action: 'response.deleted', subject: id });
	const deleted = await deleteOddResponse(app.store, workspace, id, lines);
	return deleted ? ok(undefined) : fail({ code: 'not_found' });
}

/** How many wait for somebody to say whether a person sent them. */
export function heldResponses(app: House, workspace: string): Promise<number> {
	return countHeld(app.store, workspace);
}

/** An id for an id or a slug: of a deleted quiz too; null where there is none; undefined where none was given. */
export async function quizIdOf(
	app: House,
	workspace: string,
	quiz: string | undefined
): Promise<string | null | undefined> {
	if (quiz === undefined) return undefined;
	const found =
		(await quizByIdOrSlug(app.store, workspace, quiz)) ??
		(await quizByIdOrSlug(app.store, workspace, quiz, { deleted: true }));
	return found?.id ?? null;
}
