import { and, eq, inArray, isNull, lt, ne, sum } from 'drizzle-orm';
import type { Store, UploadRow } from '../store.ts';

export async function insertUpload({ db, tables }: Store, row: UploadRow): Promise<void> {
	await db.insert(tables.uploads).values(row);
}

/** Bytes that wait for a response to name them, those announced included. */
export async function unclaimedBytes(
	{ db, tables: { uploads } }: Store,
	workspace: string,
	quiz: string
): Promise<number> {
	const [row] = await db
		.select({ bytes: sum(uploads.size).mapWith(Number) })
		.from(uploads)
		.where(
			and(
				eq(uploads.workspaceId, workspace),
				eq(uploads.quizId, quiz),
				isNull(uploads.responseId),
				ne(uploads.state, 'dropped')
			)
		);
	return row?.bytes ?? 0;
}

/** One that no response names yet, for whoever is sending it. */
export async function unclaimedUpload(store: Store, id: string): Promise<UploadRow | undefined> {
	const { uploads } = store.tables;
	const [row] = await store.db
		.select()
		.from(uploads)
		.where(and(eq(uploads.id, id), isUnclaimed(store)))
		.limit(1);
	return row;
}

/** Of those that a submission names, the ones that there are. */
export async function uploadsOfQuiz(
	{ db, tables: { uploads } }: Store,
	workspace: string,
	quiz: string,
	ids: readonly string[]
): Promise<UploadRow[]> {
	return db
		.select()
		.from(uploads)
		.where(
			and(
				eq(uploads.workspaceId, workspace),
				eq(uploads.quizId, quiz),
				inArray(uploads.id, [...ids])
			)
		);
}

/** In the order in which they were begun. */
export async function uploadsOfResponses(
	{ db, tables: { uploads } }: Store,
	workspace: string,
	responses: readonly string[]
): Promise<UploadRow[]> {
	return db
		.select()
		.from(uploads)
		.where(and(eq(uploads.workspaceId, workspace), inArray(uploads.responseId, [...responses])))
		.orderBy(uploads.createdAt, uploads.id);
}

/** A file of a response. */
export async function claimedUpload(
	{ db, tables: { uploads } }: Store,
	workspace: string,
	id: string
): Promise<UploadRow | undefined> {
	const [row] = await db
		.select()
		.from(uploads)
		.where(and(eq(uploads.workspaceId, workspace), eq(uploads.id, id)))
		.limit(1);
	return row?.responseId ? row : undefined;
}

/** False where it has been completed or dropped meanwhile. */
export async function completeUpload(
	store: Store,
	id: string,
	known: Pick<UploadRow, 'name' | 'size' | 'type' | 'file'>
): Promise<boolean> {
	const { uploads } = store.tables;
	const done = await store.db
		.update(uploads)
		.set({ ...known, state: 'complete' })
		.where(and(eq(uploads.id, id), eq(uploads.state, 'open')))
		.returning({ id: uploads.id });
	return done.length > 0;
}

/** False where a response names it by now, or there is none. */
export async function dropUpload(store: Store, id: string): Promise<boolean> {
	const { uploads } = store.tables;
	const done = await store.db
		.update(uploads)
		.set({ state: 'dropped' })
		.where(and(eq(uploads.id, id), isUnclaimed(store)))
		.returning({ id: uploads.id });
	return done.length > 0;
}

/** Drops what was begun before this moment and named by no response. */
export async function dropUploadsBefore(store: Store, time: number): Promise<void> {
	const { uploads } = store.tables;
	await store.db
		.update(uploads)
		.set({ state: 'dropped' })
		.where(and(isUnclaimed(store), lt(uploads.createdAt, time)));
}

export async function droppedUploads(
	{ db, tables: { uploads } }: Store,
	limit: number
): Promise<string[]> {
	const rows = await db
		.select({ id: uploads.id })
		.from(uploads)
		.where(and(isNull(uploads.responseId), eq(uploads.state, 'dropped')))
		.limit(limit);
	return rows.map(({ id }) => id);
}

/** Once their bytes are gone. */
export async function forgetUploads(
	{ db, tables: { uploads } }: Store,
	ids: readonly string[]
): Promise<void> {
	await db.delete(uploads).where(and(inArray(uploads.id, [...ids]), eq(uploads.state, 'dropped')));
}

function isUnclaimed({ tables: { uploads } }: Store) {
	return and(isNull(uploads.responseId), ne(uploads.state, 'dropped'));
}
