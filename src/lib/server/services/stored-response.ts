import type { CompletedResponse } from '../delivery/payload.ts';
import { fileRecord } from '../delivery/file-record.ts';
import type { House } from '../house.ts';
import { consentsOfResponses } from '../storage/queries/consents.ts';
import { detailsOfResponses } from '../storage/queries/details.ts';
import { quizByIdOrSlug } from '../storage/queries/quizzes.ts';
import { uploadsOfResponses } from '../storage/queries/uploads.ts';
import type { ResponseRow } from '../storage/store.ts';
import { completedOf } from './completed-of.ts';
import { versionContent } from './live-cache.ts';

/** A response that was written long ago, as events and letters tell it: with its files, consents and what was left after it. */
export async function storedResponse(app: House, row: ResponseRow): Promise<CompletedResponse> {
	const { workspaceId: workspace, quizId, version } = row;
	const [{ quiz }, found, consents, uploads, [left]] = await Promise.all([
		versionContent(app, quizId, version),
		quizByIdOrSlug(app.store, workspace, quizId),
		consentsOfResponses(app.store, workspace, [row.id]),
		uploadsOfResponses(app.store, workspace, [row.id]),
		detailsOfResponses(app.store, workspace, [row.id])
	]);
	const given = consents.map((one) => ({ ...one, id: one.consentId }));
	return {
		id: row.id,
		quiz: { id: quizId, slug: found?.slug ?? quizId, version, definition: quiz },
		...{ locale: row.locale, createdAt: row.createdAt, source: row.source },
		completed: completedOf(quiz, row, given),
		files: uploads.map((upload) => fileRecord(upload, app.config.origin)),
		...(left && { details: left.given })
	};
}
