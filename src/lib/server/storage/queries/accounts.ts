import { and, eq, gt, isNull, lt } from 'drizzle-orm';
import type { AuditRow, SessionRow, Store, UserRow, WorkspaceRow } from '../store.ts';
import { changeAndNote } from './audit.ts';
import type { Setting } from './settings.ts';

/** The settings row that only one owner can be the first to write. */
const OWNER = 'owner';

export async function anyUser({ db, tables: { users } }: Store): Promise<boolean> {
	const found = await db.select({ id: users.id }).from(users).limit(1);
	return found.length > 0;
}

export async function firstWorkspace(store: Store): Promise<WorkspaceRow | undefined> {
	const { workspaces } = store.tables;
	const [first] = await store.db.select().from(workspaces).orderBy(workspaces.id).limit(1);
	return first;
}

export async function userByEmail(store: Store, email: string): Promise<UserRow | undefined> {
	const { users } = store.tables;
	const [user] = await store.db.select().from(users).where(eq(users.email, email)).limit(1);
	return user;
}

export async function userById(store: Store, id: string): Promise<UserRow | undefined> {
	const { users } = store.tables;
	const [user] = await store.db.select().from(users).where(eq(users.id, id)).limit(1);
	return user;
}

export async function usersOfWorkspace(
	{ db, tables: { users } }: Store,
	workspace: string
): Promise<UserRow[]> {
	return db.select().from(users).where(eq(users.workspaceId, workspace)).orderBy(users.id);
}

/**
 * The first owner and the workspace, and the end of the set-up code; of two at once one gets a duplicate-key error.
 */
export async function insertFirstOwner(
	store: Store,
	workspace: WorkspaceRow,
	user: UserRow
): Promise<void> {
	const { settings, workspaces, users } = store.tables;
	await store.atomically((db) => [
		db.insert(settings).values({ key: OWNER, value: user.id }),
		db.insert(workspaces).values(workspace),
		db.insert(users).values(user),
		db.delete(settings).where(eq(settings.key, 'setup_code' satisfies Setting))
	]);
}

export async function insertUser({ db, tables: { users } }: Store, user: UserRow): Promise<void> {
	await db.insert(users).values(user);
}

export async function insertSession(store: Store, session: SessionRow): Promise<void> {
	await store.db.insert(store.tables.sessions).values(session);
}

export async function sessionWithUser(
	store: Store,
	idHash: string,
	now: number
): Promise<{ session: SessionRow; user: UserRow } | undefined> {
	const { sessions, users } = store.tables;
	const [found] = await store.db
		.select({ session: sessions, user: users })
		.from(sessions)
		.innerJoin(users, eq(users.id, sessions.userId))
		.where(
			and(eq(sessions.idHash, idHash), gt(sessions.expiresAt, now), isNull(users.deactivatedAt))
		)
		.limit(1);
	return found;
}

export async function touchSession(
	store: Store,
	idHash: string,
	times: { lastSeenAt: number; expiresAt: number }
): Promise<void> {
	const { sessions } = store.tables;
	await store.db.update(sessions).set(times).where(eq(sessions.idHash, idHash));
}

export async function deleteSession(store: Store, idHash: string): Promise<void> {
	const { sessions } = store.tables;
	await store.db.delete(sessions).where(eq(sessions.idHash, idHash));
}

export async function deleteSessionsOf(
	store: Store,
	userId: string,
	lines: readonly AuditRow[]
): Promise<void> {
	const { sessions } = store.tables;
	await changeAndNote(store, lines, (db) => [
		db.delete(sessions).where(eq(sessions.userId, userId))
	]);
}

export async function deleteExpiredSessions(store: Store, now: number): Promise<void> {
	const { sessions } = store.tables;
	await store.db.delete(sessions).where(lt(sessions.expiresAt, now));
}

/** A new password ends every session; false, and nothing done, if the password has changed meanwhile. */
export async function replacePassword(
	store: Store,
	user: Pick<UserRow, 'id' | 'passwordHash'>,
	passwordHash: string,
	lines: readonly AuditRow[]
): Promise<boolean> {
	const { users, sessions } = store.tables;
	return changeAndNote(store, lines, (db) => [
		db
			.update(users)
			.set({ passwordHash })
			.where(and(eq(users.id, user.id), eq(users.passwordHash, user.passwordHash))),
		db.delete(sessions).where(eq(sessions.userId, user.id))
	]);
}

export async function setUserLocale(store: Store, id: string, locale: string): Promise<void> {
	const { users } = store.tables;
	await store.db.update(users).set({ locale }).where(eq(users.id, id));
}

export async function setPreferences(
	{ db, tables: { users } }: Store,
	user: string,
	preferences: unknown
): Promise<void> {
	await db.update(users).set({ preferences }).where(eq(users.id, user));
}
