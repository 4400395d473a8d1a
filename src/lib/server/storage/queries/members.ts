import { and, eq, exists, gt, inArray, isNotNull, isNull, max, ne, or, sql } from 'drizzle-orm';
import {
	Stale,
	type AuditRow,
	type Db,
	type Role,
	type Statement,
	type Store,
	type UserRow
} from '../store.ts';
import { auditLine, changeAndNote } from './audit.ts';

/** Those who can come in, oldest first. */
export async function activeUsers(
	{ db, tables: { users } }: Store,
	workspace: string,
	roles: readonly Role[]
): Promise<UserRow[]> {
	return db
		.select()
		.from(users)
		.where(
			and(
				eq(users.workspaceId, workspace),
				isNull(users.deactivatedAt),
				inArray(users.role, [...roles])
			)
		)
		.orderBy(users.id);
}

export async function memberById(
	{ db, tables: { users } }: Store,
	workspace: string,
	id: string
): Promise<UserRow | undefined> {
	const [found] = await db
		.select()
		.from(users)
		.where(and(eq(users.workspaceId, workspace), eq(users.id, id)))
		.limit(1);
	return found;
}

/** When each was here last; nobody whose sessions have all ended. */
export async function lastSeenOf(store: Store, workspace: string): Promise<Map<string, number>> {
	const { sessions } = store.tables;
	const rows = await store.db
		.select({ id: sessions.userId, at: max(sessions.lastSeenAt) })
		.from(sessions)
		.where(eq(sessions.workspaceId, workspace))
		.groupBy(sessions.userId);
	return new Map(rows.flatMap(({ id, at }) => (at === null ? [] : [[id, Number(at)]])));
}

/** How many leads each works. */
export async function countLeadsOfMembers(
	store: Store,
	workspace: string
): Promise<Map<string, number>> {
	const { leads } = store.tables;
	const rows = await store.db
		.select({ id: leads.ownerId, count: sql<number>`count(*)` })
		.from(leads)
		.where(
			and(eq(leads.workspaceId, workspace), isNotNull(leads.ownerId), isNull(leads.mergedInto))
		)
		.groupBy(leads.ownerId);
	return new Map(rows.flatMap(({ id, count }) => (id === null ? [] : [[id, Number(count)]])));
}

/** The ids of leads that a member works, in order, after one of them. */
export async function leadsOfMember(
	store: Store,
	workspace: string,
	{ member, after, limit }: { member: string; after: string; limit: number }
): Promise<string[]> {
	const { leads } = store.tables;
	const rows = await store.db
		.select({ id: leads.id })
		.from(leads)
		.where(and(eq(leads.workspaceId, workspace), eq(leads.ownerId, member), gt(leads.id, after)))
		.orderBy(leads.id)
		.limit(limit);
	return rows.map(({ id }) => id);
}

interface Member {
	workspace: string;
	id: string;
}

/** False, and nothing done, where there is no such member or no owner would be left. */
export function setMemberRole(
	store: Store,
	member: Member,
	role: Role,
	audit: AuditRow
): Promise<boolean> {
	const { users } = store.tables;
	return changeMember(store, member, audit, (db) => [
		db
			.update(users)
			.set({ role })
			.where(role === 'owner' ? isMember(store, member) : isMemberAndNotLast(store, db, member))
	]);
}

/** Ends every session at once. False, and nothing done, where there is nobody to deactivate or no owner would be left. */
export function deactivateMember(
	store: Store,
	member: Member,
	now: number,
	audit: AuditRow
): Promise<boolean> {
	const { users, sessions } = store.tables;
	return changeMember(store, member, audit, (db) => [
		db
			.update(users)
			.set({ deactivatedAt: now, takesLeads: false })
			.where(and(isMemberAndNotLast(store, db, member), isNull(users.deactivatedAt))),
		db
			.delete(sessions)
			.where(and(eq(sessions.workspaceId, member.workspace), eq(sessions.userId, member.id)))
	]);
}

export function reactivateMember(store: Store, member: Member, audit: AuditRow): Promise<boolean> {
	const { users } = store.tables;
	return changeMember(store, member, audit, (db) => [
		db
			.update(users)
			.set({ deactivatedAt: null })
			.where(and(isMember(store, member), isNotNull(users.deactivatedAt)))
	]);
}

/** Whether it is other than it was. */
export function setMemberName(
	store: Store,
	member: Member,
	name: string,
	lines: readonly AuditRow[]
): Promise<boolean> {
	const { users } = store.tables;
	return changeAndNote(store, lines, (db) => [
		db
			.update(users)
			.set({ name })
			.where(and(isMember(store, member), ne(users.name, name)))
	]);
}

/** One change of a workspace's members after the other: of two owners who demote each other at once, one stays. */
async function changeMember(
	store: Store,
	{ workspace }: Member,
	audit: AuditRow,
	changes: (db: Db) => Statement[]
): Promise<boolean> {
	const { workspaces } = store.tables;
	try {
		await store.atomically(
			(db) => [
				db.update(workspaces).set({ id: workspace }).where(eq(workspaces.id, workspace)),
				...changes(db),
				auditLine(store, db, audit)
			],
			([, changed]) => changed === 1
		);
		return true;
	} catch (error) {
		if (error instanceof Stale) return false;
		throw error;
	}
}

function isMember({ tables: { users } }: Store, { workspace, id }: Member) {
	return and(eq(users.workspaceId, workspace), eq(users.id, id));
}

function isMemberAndNotLast(store: Store, db: Db, member: Member) {
	const { users } = store.tables;
	const otherOwner = db
		.select({ id: users.id })
		.from(users)
		.where(
			and(
				eq(users.workspaceId, member.workspace),
				eq(users.role, 'owner'),
				isNull(users.deactivatedAt),
				ne(users.id, member.id)
			)
		);
	return and(isMember(store, member), or(ne(users.role, 'owner'), exists(otherOwner)));
}
