import { and, asc, eq, exists, inArray, isNull, lte } from 'drizzle-orm';
import { Stale, type CampaignRow, type InvitationRow, type MailRow, type Store } from '../store.ts';

/** Of any workspace: those of which somebody is due to be reminded. */
export async function campaignsReminding(
	{ db, tables: { campaigns, invitations } }: Store,
	now: number
): Promise<CampaignRow[]> {
	const due = db
		.select({ id: invitations.id })
		.from(invitations)
		.where(and(eq(invitations.campaignId, campaigns.id), lte(invitations.remindAt, now)));
	return db
		.select()
		.from(campaigns)
		.where(and(inArray(campaigns.state, ['sending', 'sent']), exists(due)))
		.orderBy(asc(campaigns.id));
}

/** Whoever is due to be reminded, the longest first. */
export async function dueReminders(
	{ db, tables: { invitations } }: Store,
	workspace: string,
	campaign: string,
	{ now, limit }: { now: number; limit: number }
): Promise<InvitationRow[]> {
	return db
		.select()
		.from(invitations)
		.where(
			and(
				eq(invitations.workspaceId, workspace),
				eq(invitations.campaignId, campaign),
				lte(invitations.remindAt, now)
			)
		)
		.orderBy(asc(invitations.remindAt), asc(invitations.id))
		.limit(limit);
}

/** A reminder waits to be sent, unless the person has answered or left meanwhile. Whether it does. */
export async function writeReminder(
	store: Store,
	invitation: InvitationRow,
	mail: MailRow
): Promise<boolean> {
	const { invitations, mails } = store.tables;
	try {
		await store.atomically(
			(db) => [
				db
					.update(invitations)
					.set({ reminders: mail.number, remindAt: null, mailState: 'queued' })
					.where(
						and(
							eq(invitations.workspaceId, invitation.workspaceId),
							eq(invitations.id, invitation.id),
							eq(invitations.reminders, mail.number - 1),
							lte(invitations.remindAt, mail.createdAt),
							...stops(store).map((stop) => isNull(stop))
						)
					),
				db.insert(mails).values(mail).onConflictDoNothing()
			],
			([changed, written]) => changed === 1 && written === 1
		);
		return true;
	} catch (error) {
		if (error instanceof Stale) return false;
		throw error;
	}
}

function stops({ tables: { invitations } }: Store) {
	const { finishedAt, unsubscribedAt, bouncedAt, complainedAt, notMeAt } = invitations;
	return [finishedAt, unsubscribedAt, bouncedAt, complainedAt, notMeAt];
}

/** Nobody is reminded of this any more, or this one is not. */
export async function forgetReminder(
	{ db, tables: { invitations } }: Store,
	{ workspaceId, id }: InvitationRow
): Promise<void> {
	await db
		.update(invitations)
		.set({ remindAt: null })
		.where(and(eq(invitations.workspaceId, workspaceId), eq(invitations.id, id)));
}
