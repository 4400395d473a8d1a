import { and, desc, eq, gt, isNull } from 'drizzle-orm';
import type { AuditRow, InviteRow, Store, UserRow, WorkspaceRow } from '../store.ts';
import { auditLine, changeAndNote } from './audit.ts';

/** In place of those that the same address has been sent and not used. */
export async function insertInvite(
	store: Store,
	invite: InviteRow,
	audit: AuditRow
): Promise<void> {
	const { invites } = store.tables;
	const { email, workspaceId, createdAt } = invite;
	await store.atomically((db) => [
		...(email === null
			? []
			: [
					db
						.update(invites)
						.set({ revokedAt: createdAt })
						.where(and(isOpen(store, workspaceId), eq(invites.email, email)))
				]),
		db.insert(invites).values(invite),
		auditLine(store, db, audit)
	]);
}

/** Used, revoked and expired ones too: the caller says what they are. */
export async function inviteByHash(
	store: Store,
	tokenHash: string
): Promise<{ invite: InviteRow; workspace: WorkspaceRow } | undefined> {
	const { invites, workspaces } = store.tables;
	const [found] = await store.db
		.select({ invite: invites, workspace: workspaces })
		.from(invites)
		.innerJoin(workspaces, eq(workspaces.id, invites.workspaceId))
		.where(eq(invites.tokenHash, tokenHash))
		.limit(1);
	return found;
}

/** Neither used nor revoked; newest first. */
export async function openInvites(store: Store, workspace: string): Promise<InviteRow[]> {
	const { invites } = store.tables;
	return store.db
		.select()
		.from(invites)
		.where(isOpen(store, workspace))
		.orderBy(desc(invites.id))
		.limit(200);
}

/** One that nobody has used or taken back. */
export async function openInvite(
	store: Store,
	workspace: string,
	id: string
): Promise<InviteRow | undefined> {
	const { invites } = store.tables;
	const [invite] = await store.db
		.select()
		.from(invites)
		.where(and(isOpen(store, workspace), eq(invites.id, id)))
		.limit(1);
	return invite;
}

/** Whether there was one to take back. */
export function revokeInviteRow(
	store: Store,
	workspace: string,
	{ id, now }: { id: string; now: number },
	audit: AuditRow
): Promise<boolean> {
	const { invites } = store.tables;
	return changeAndNote(store, [audit], (db) => [
		db
			.update(invites)
			.set({ revokedAt: now })
			.where(and(isOpen(store, workspace), eq(invites.id, id)))
	]);
}

/**
 * The account that comes of an invitation, once. False, and nothing done, where it has been used or revoked or is too old.
 * @throws a duplicate-key error where the address has an account
 */
export async function takeInvite(
	store: Store,
	invite: InviteRow,
	user: UserRow,
	now: number,
	audit: AuditRow
): Promise<boolean> {
	const { invites, users } = store.tables;
	return changeAndNote(store, [audit], (db) => [
		db
			.update(invites)
			.set({ usedAt: now, usedBy: user.id })
			.where(
				and(
					isOpen(store, invite.workspaceId),
					eq(invites.id, invite.id),
					gt(invites.expiresAt, now)
				)
			),
		db.insert(users).values(user)
	]);
}

function isOpen({ tables: { invites } }: Store, workspace: string) {
	return and(eq(invites.workspaceId, workspace), isNull(invites.usedAt), isNull(invites.revokedAt));
}
