import { and, asc, eq, isNull, or } from 'drizzle-orm';
import type { AuditRow, SavedViewRow, Store } from '../store.ts';
import { changeAndNote } from './audit.ts';

/** A member's own, and everybody's; as they were made. */
export async function viewsOf(
	store: Store,
	workspace: string,
	user: string
): Promise<SavedViewRow[]> {
	const { savedViews } = store.tables;
	return store.db
		.select()
		.from(savedViews)
		.where(and(eq(savedViews.workspaceId, workspace), seenBy(store, user)))
		.orderBy(asc(savedViews.position), asc(savedViews.id));
}

export async function insertView(
	store: Store,
	view: SavedViewRow,
	lines: readonly AuditRow[]
): Promise<void> {
	await changeAndNote(store, lines, (db) => [db.insert(store.tables.savedViews).values(view)]);
}

/** @param shared it may be everybody's, too @returns whether there was one that this member may delete */
export async function deleteViewRow(
	store: Store,
	workspace: string,
	{ id, user, shared }: { id: string; user: string; shared: boolean },
	lines: readonly AuditRow[]
): Promise<boolean> {
	const { savedViews } = store.tables;
	const theirs = shared ? seenBy(store, user) : eq(savedViews.userId, user);
	return changeAndNote(store, lines, (db) => [
		db
			.delete(savedViews)
			.where(and(eq(savedViews.workspaceId, workspace), eq(savedViews.id, id), theirs))
	]);
}

function seenBy({ tables: { savedViews } }: Store, user: string) {
	return or(eq(savedViews.userId, user), isNull(savedViews.userId));
}
