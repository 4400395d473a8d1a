import { and, desc, eq, gt, isNull } from 'drizzle-orm';
import { Stale, type InviteRow, type Store, type UserRow, type WorkspaceRow } from '../store.ts';

/** In place of those that the same address has been sent and not used. */
export async function insertInvite(store: Store, invite: InviteRow): Promise<void> {
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
		db.insert(invites).values(invite)
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

/** The invitation as it was; undefined where there is none to take back. */
export async function revokeInviteRow(
	store: Store,
	workspace: string,
	id: string,
	now: number
): Promise<InviteRow | undefined> {
	const { invites } = store.tables;
	const [revoked] = await store.db
		.update(invites)
		.set({ revokedAt: now })
		.where(and(isOpen(store, workspace), eq(invites.id, id)))
		.returning();
	return revoked;
}

/**
 * The account that comes of an invitation, once. False, and nothing done, where it has been used or revoked or is too old.
 * @throws a duplicate-key error where the address has an account
 */
export async function takeInvite(
	store: Store,
	invite: InviteRow,
	user: UserRow,
	now: number
): Promise<boolean> {
	const { invites, users } = store.tables;
	try {
		await store.atomically(
			(db) => [
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
			],
			([taken]) => taken === 1
		);
		return true;
	} catch (error) {
		if (error instanceof Stale) return false;
		throw error;
	}
}

function isOpen({ tables: { invites } }: Store, workspace: string) {
	return and(eq(invites.workspaceId, workspace), isNull(invites.usedAt), isNull(invites.revokedAt));
}
