import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { AuditRow, ListMemberRow, ListRow, Store } from '../store.ts';
import { changeAndNote } from './audit.ts';

/** @throws where the name is taken: `store.isDuplicate` */
export async function insertList(
	store: Store,
	row: ListRow,
	lines: readonly AuditRow[]
): Promise<void> {
	await changeAndNote(store, lines, (db) => [db.insert(store.tables.lists).values(row)]);
}

/** By name. */
export async function listsOf(
	{ db, tables: { lists } }: Store,
	workspace: string
): Promise<ListRow[]> {
	return db.select().from(lists).where(eq(lists.workspaceId, workspace)).orderBy(asc(lists.name));
}

/** How many are on each list; those who have left it are not. */
export async function countMembers(
	{ db, tables: { lists, listMembers } }: Store,
	workspace: string
): Promise<{ listId: string; count: number }[]> {
	return db
		.select({ listId: listMembers.listId, count: sql<number>`cast(count(*) as integer)` })
		.from(lists)
		.innerJoin(listMembers, eq(listMembers.listId, lists.id))
		.where(
			and(
				eq(lists.workspaceId, workspace),
				eq(listMembers.workspaceId, workspace),
				isNull(listMembers.leftAt)
			)
		)
		.groupBy(listMembers.listId);
}

export async function changeList(
	store: Store,
	workspace: string,
	id: string,
	change: Partial<Pick<ListRow, 'name' | 'offered'>>,
	lines: readonly AuditRow[]
): Promise<boolean> {
	const { lists } = store.tables;
	return changeAndNote(store, lines, (db) => [
		db
			.update(lists)
			.set(change)
			.where(and(eq(lists.workspaceId, workspace), eq(lists.id, id)))
	]);
}

/** Those on it stay in the audience. */
export async function deleteListRow(
	store: Store,
	workspace: string,
	id: string,
	lines: readonly AuditRow[]
): Promise<boolean> {
	const { lists } = store.tables;
	return changeAndNote(store, lines, (db) => [
		db.delete(lists).where(and(eq(lists.workspaceId, workspace), eq(lists.id, id)))
	]);
}

export async function membershipsOf(
	{ db, tables: { listMembers } }: Store,
	workspace: string,
	recipients: readonly string[]
): Promise<ListMemberRow[]> {
	if (recipients.length === 0) return [];
	return db
		.select()
		.from(listMembers)
		.where(
			and(eq(listMembers.workspaceId, workspace), inArray(listMembers.recipientId, [...recipients]))
		);
}

/** By hand: whoever has left it is not put back. Whether they were put there. */
export async function addMember(
	store: Store,
	row: ListMemberRow,
	lines: readonly AuditRow[]
): Promise<boolean> {
	return changeAndNote(store, lines, (db) => [
		db.insert(store.tables.listMembers).values(row).onConflictDoNothing()
	]);
}

/** Taken off by hand; that somebody has left it themselves stays. */
export async function removeMember(
	store: Store,
	workspace: string,
	list: string,
	recipient: string,
	lines: readonly AuditRow[]
): Promise<boolean> {
	const { listMembers } = store.tables;
	return changeAndNote(store, lines, (db) => [
		db
			.delete(listMembers)
			.where(
				and(
					eq(listMembers.workspaceId, workspace),
					eq(listMembers.listId, list),
					eq(listMembers.recipientId, recipient),
					isNull(listMembers.leftAt)
				)
			)
	]);
}
