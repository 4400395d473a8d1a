import { and, desc, eq } from 'drizzle-orm';
import type { Store, VersionRow } from '../store.ts';

export async function latestVersion(
	store: Store,
	workspace: string,
	quizId: string
): Promise<VersionRow | undefined> {
	const [latest] = await newestVersions(store, workspace, quizId).limit(1);
	return latest;
}

/** In no workspace in particular: what is public is the same for everybody. */
export async function versionRow(
	store: Store,
	quizId: string,
	version: number
): Promise<VersionRow | undefined> {
	const { versions } = store.tables;
	const [row] = await store.db
		.select()
		.from(versions)
		.where(and(eq(versions.quizId, quizId), eq(versions.version, version)))
		.limit(1);
	return row;
}

/** Newest first. */
export async function versionsOf(
	store: Store,
	workspace: string,
	quizId: string
): Promise<VersionRow[]> {
	return newestVersions(store, workspace, quizId);
}

function newestVersions({ db, tables: { versions } }: Store, workspace: string, quizId: string) {
	return db
		.select()
		.from(versions)
		.where(and(eq(versions.workspaceId, workspace), eq(versions.quizId, quizId)))
		.orderBy(desc(versions.version));
}
