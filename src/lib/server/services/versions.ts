import type { House } from '../house.ts';
import { userById } from '../storage/queries/accounts.ts';
import { attemptsUnderWay, countByVersion } from '../storage/queries/counters.ts';
import { quizByIdOrSlug } from '../storage/queries/quizzes.ts';
import { versionRow, versionsOf } from '../storage/queries/versions.ts';

export interface VersionView {
	version: number;
	publishedAt: number;
	/** Name or address of the person; null where it was published through the API. */
	by: string | null;
	/** How many have finished it. */
	responses: number;
}

/** Who has begun this long ago and not finished will hardly come back; in milliseconds. */
const AT_IT = 60 * 60_000;

/** What was published of a quiz, newest first. */
export async function listVersions(
	app: House,
	workspace: string,
	idOrSlug: string
): Promise<VersionView[]> {
	const quiz = await quizByIdOrSlug(app.store, workspace, idOrSlug);
	if (!quiz) return [];
	const [versions, completions] = await Promise.all([
		versionsOf(app.store, workspace, quiz.id),
		countByVersion(app.store, workspace, quiz.id, 'complete')
	]);
	const counts = new Map(completions.map(({ version, count }) => [version, count]));
	const ids = new Set(versions.map(({ publishedBy }) => publishedBy));
	const users = await Promise.all([...ids].map((id) => userById(app.store, id)));
	const names = new Map(users.map((user) => [user?.id, user?.name || user?.email]));
	return versions.map(({ version, publishedAt, publishedBy }) => ({
		version,
		publishedAt,
		by: names.get(publishedBy) ?? null,
		responses: counts.get(version) ?? 0
	}));
}

/** How many are at the quiz now: began within the last hour, and have not finished. */
export async function underWay(app: House, workspace: string, idOrSlug: string): Promise<number> {
	const quiz = await quizByIdOrSlug(app.store, workspace, idOrSlug);
	const since = app.clock.now() - AT_IT;
	return quiz ? attemptsUnderWay(app.store, workspace, quiz.id, since) : 0;
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
