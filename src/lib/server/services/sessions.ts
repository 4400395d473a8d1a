import type { House } from '../house.ts';
import {
	deleteExpiredSessions,
	deleteSession,
	deleteSessionsOf,
	insertSession,
	sessionWithUser,
	touchSession
} from '../storage/queries/accounts.ts';
import type { AuditRow, Role, UserRow } from '../storage/store.ts';
import { sha256 } from './digest.ts';
import { unlessAway } from './unless-away.ts';

const DAY = 24 * 60 * 60_000;
const LIFETIME = 30 * DAY;
const TOUCH_AFTER = 60 * 60_000;

/** Who is signed in. */
export interface User {
	id: string;
	workspace: string;
	email: string;
	name: string;
	locale: string;
	role: Role;
}

/** What the cookie holds; only its digest is stored. */
export interface NewSession {
	token: string;
	/** ms */
	expiresAt: number;
}

export async function startSession(
	app: House,
	user: Pick<UserRow, 'id' | 'workspaceId'>
): Promise<NewSession> {
	const token = app.random.token(32);
	const now = app.clock.now();
	const expiresAt = now + LIFETIME;
	await deleteExpiredSessions(app.store, now);
	await insertSession(app.store, {
		idHash: sha256(token),
		userId: user.id,
		workspaceId: user.workspaceId,
		createdAt: now,
		expiresAt,
		lastSeenAt: now
	});
	return { token, expiresAt };
}

/** Who this session belongs to; it lives on for 30 days after each day of use. */
export async function sessionUser(app: House, token: string): Promise<User | null> {
	const now = app.clock.now();
	const found = await sessionWithUser(app.store, sha256(token), now);
	if (!found) return null;
	const { session, user } = found;
	if (now - session.lastSeenAt > TOUCH_AFTER) {
		const seen = { lastSeenAt: now, expiresAt: now + LIFETIME };
		await unlessAway(app.store, touchSession(app.store, session.idHash, seen));
	}
	return userOf(user);
}

export async function endSession(app: House, token: string): Promise<void> {
	await deleteSession(app.store, sha256(token));
}

export async function endAllSessions(
	app: House,
	userId: string,
	lines: readonly AuditRow[]
): Promise<void> {
	await deleteSessionsOf(app.store, userId, lines);
}

export function userOf({ id, workspaceId, email, name, locale, role }: UserRow): User {
	return { id, workspace: workspaceId, email, name, locale, role };
}
