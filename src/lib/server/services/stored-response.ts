import type { Quiz } from '../../quiz/normalise.ts';
import type { CompletedResponse } from '../delivery/payload.ts';
import { fileRecord } from '../delivery/file-record.ts';
import type { House } from '../house.ts';
import { consentsOfResponses } from '../storage/queries/consents.ts';
import { detailsOfResponses } from '../storage/queries/details.ts';
import { namesOfQuizzes } from '../storage/queries/exports.ts';
import { uploadsOfResponses } from '../storage/queries/uploads.ts';
import type { ResponseRow } from '../storage/store.ts';
import { completedOf } from './completed-of.ts';
import { isNoVersion, versionContent } from './live-cache.ts';

/**
 * Responses that were written long ago, as events and letters tell them, by id: with their files, consents and what was left after
 * them. What is of a version that cannot be read any more is left out.
 * @param rows some hundreds
 */
export async function storedResponses(
	app: House,
	workspace: string,
	rows: readonly ResponseRow[]
): Promise<Map<string, CompletedResponse>> {
	if (rows.length === 0) return new Map();
	const { store } = app;
	const ids = rows.map(({ id }) => id);
	const [quizzes, consents, uploads, details] = await Promise.all([
		namesOfQuizzes(store, workspace, [...new Set(rows.map(({ quizId }) => quizId))]),
		consentsOfResponses(store, workspace, ids),
		uploadsOfResponses(store, workspace, ids),
		detailsOfResponses(store, workspace, ids)
	]);
	const slugs = new Map(quizzes.map(({ id, slug }) => [id, slug]));
	const given = Map.groupBy(consents, ({ responseId }) => responseId);
	const files = Map.groupBy(uploads, ({ responseId }) => responseId);
	const left = new Map(details.map((row) => [row.responseId, row.given]));
	const told = new Map<string, CompletedResponse>();
	for (const row of rows) {
		const definition = await definitionOf(app, row);
		if (!definition) continue;
		const { id, quizId, version, locale, createdAt, source } = row;
		const agreed = (given.get(id) ?? []).map((one) => ({ ...one, id: one.consentId }));
		told.set(id, {
			...{ id, locale, createdAt, source },
			quiz: { id: quizId, slug: slugs.get(quizId) ?? quizId, version, definition },
			completed: completedOf(definition, row, agreed),
			files: (files.get(id) ?? []).map((upload) => fileRecord(upload, app.config.origin)),
			...(left.has(id) && { details: left.get(id) })
		});
	}
	return told;
}

async function definitionOf(app: House, { quizId, version }: ResponseRow): Promise<Quiz | null> {
	try {
		return (await versionContent(app, quizId, version)).quiz;
	} catch (error) {
		if (isNoVersion(error)) return null;
		throw error;
	}
}
