import type { House } from '../house.ts';
import { userById } from '../storage/queries/accounts.ts';
import { quizByIdOrSlug, versionRow, versionsOf } from '../storage/queries/quizzes.ts';

export interface VersionView {
	version: number;
	publishedAt: number;
	/** Name or address of the person; null where it was published through the API. */
	by: string | null;
}

/** What was published of a quiz, newest first. */
export async function listVersions(
	app: House,
	workspace: string,
	idOrSlug: string
): Promise<VersionView[]> {
	const quiz = await quizByIdOrSlug(app.store, workspace, idOrSlug);
	if (!quiz) return [];
	const versions = await versionsOf(app.store, workspace, quiz.id);
	const ids = new Set(versions.map(({ publishedBy }) => publishedBy));
	const users = await Promise.all([...ids].map((id) => userById(app.store, id)));
	const names = new Map(users.map((user) => [user?.id, user?.name || user?.email]));
	return versions.map(({ version, publishedAt, publishedBy }) => ({
		version,
		publishedAt,
		by: names.get(publishedBy) ?? null
	}));
}

/** What was published as this version, as it was written; null where there is none. */
export async function versionDefinition(
	app: House,
	workspace: string,
	idOrSlug: string,
	version: number
): Promise<unknown> {
	const quiz = await quizByIdOrSlug(app.store, workspace, idOrSlug);
	const row = quiz && (await versionRow(app.store, quiz.id, version));
	return row?.definition ?? null;
}
