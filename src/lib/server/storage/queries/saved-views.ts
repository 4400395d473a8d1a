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

/** @returns whether there was one that this member sees */
export async function deleteViewRow(
	store: Store,
	workspace: string,
	{ id, user }: { id: string; user: string }
): Promise<boolean> {
	const { savedViews } = store.tables;
	const [hit] = await store.atomically((db) => [
		db
			.delete(savedViews)
			.where(and(eq(savedViews.workspaceId, workspace), eq(savedViews.id, id), seenBy(store, user)))
	]);
	return hit === 1;
}

function seenBy({ tables: { savedViews } }: Store, user: string) {
	return or(eq(savedViews.userId, user), isNull(savedViews.userId));
}
