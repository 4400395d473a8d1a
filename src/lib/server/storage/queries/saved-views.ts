import { and, asc, eq, isNull, or } from 'drizzle-orm';
import type { SavedViewRow, Store } from '../store.ts';

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

export async function insertView(store: Store, view: SavedViewRow): Promise<void> {
	await store.db.insert(store.tables.savedViews).values(view);
}

/** @param shared it may be everybody's, too @returns whether there was one that this member may delete */
export async function deleteViewRow(
	store: Store,
	workspace: string,
	{ id, user, shared }: { id: string; user: string; shared: boolean }
): Promise<boolean> {
	const { savedViews } = store.tables;
	const theirs = shared ? seenBy(store, user) : eq(savedViews.userId, user);
	const [hit] = await store.atomically((db) => [
		db
			.delete(savedViews)
			.where(and(eq(savedViews.workspaceId, workspace), eq(savedViews.id, id), theirs))
	]);
	return hit === 1;
}

function seenBy({ tables: { savedViews } }: Store, user: string) {
	return or(eq(savedViews.userId, user), isNull(savedViews.userId));
}
