import { and, desc, eq, inArray, isNull } from 'drizzle-orm';
import { Stale, type InvitationRow, type MailRow, type Store } from '../store.ts';
import { campaignCount } from './campaign-counts.ts';
import { suppression } from './suppressions.ts';

export interface Bounce {
	invitation: Pick<InvitationRow, 'id' | 'workspaceId' | 'campaignId' | 'variant' | 'email'>;
	/** What the mail server said. */
	detail: string;
	eventId: string;
	now: number;
}

/** The address does not take mail: counted once, written to no more, and nobody is reminded. Whether it was news. */
export function recordBounce(store: Store, bounce: Bounce): Promise<boolean> {
	return recordReturned(store, bounce, {
		since: 'bouncedAt',
		count: 'bounced',
		kind: 'bounce',
		judged: 'unsure'
	});
}

/** Whoever got it says that it is spam: counted once, written to no more, and not reminded. Whether it was news. */
export function recordComplaint(store: Store, complaint: Bounce): Promise<boolean> {
	return recordReturned(store, complaint, {
		since: 'complainedAt',
		count: 'complained',
		kind: 'complaint',
		judged: 'human'
	});
}

async function recordReturned(
	store: Store,
	{ invitation, detail, eventId, now }: Bounce,
	{
		since,
		count,
		kind,
		judged
	}:
		| { since: 'bouncedAt'; count: 'bounced'; kind: 'bounce'; judged: 'unsure' }
		| { since: 'complainedAt'; count: 'complained'; kind: 'complaint'; judged: 'human' }
): Promise<boolean> {
	const { invitations, mails, mailEvents } = store.tables;
	const { id, workspaceId, campaignId, variant, email } = invitation;
	const of = { workspaceId, campaignId };
	try {
		await store.atomically(
			(db) => [
				db
					.update(invitations)
					.set({ [since]: now, remindAt: null })
					.where(
						and(
							eq(invitations.workspaceId, workspaceId),
							eq(invitations.id, id),
							isNull(invitations[since])
						)
					),
				db
					.update(mails)
					.set({ state: 'cancelled', finishedAt: now })
					.where(
						and(
							eq(mails.workspaceId, workspaceId),
							eq(mails.invitationId, id),
							eq(mails.state, 'queued')
						)
					),
				campaignCount(store, db, { ...of, variant, name: count, count: 1 }),
				suppression(store, db, { ...of, email, reason: count, detail, at: now }),
				db
					.insert(mailEvents)
					.values({ ...of, id: eventId, invitationId: id, kind, judged, why: detail, at: now })
			],
			([changed]) => changed === 1
		);
		return true;
	} catch (error) {
		if (error instanceof Stale) return false;
		throw error;
	}
}

/** Of any workspace: whoever asks has a report that names it, and has still to show that it is about its address. */
export async function mailWithInvitation(
	{ db, tables: { mails, invitations } }: Store,
	id: string
): Promise<{ mail: MailRow; invitation: InvitationRow } | undefined> {
	const [row] = await db
		.select({ mail: mails, invitation: invitations })
		.from(mails)
		.innerJoin(invitations, eq(invitations.id, mails.invitationId))
		.where(eq(mails.id, id))
		.limit(1);
	return row;
}

/** The letter was not taken this time. Kept once for each letter, whose id its event has. Whether it was news. */
export async function recordSoftBounce(
	{ db, tables: { mailEvents } }: Store,
	{ invitation, detail, now }: Omit<Bounce, 'eventId'>,
	mail: string
): Promise<boolean> {
	const { id: invitationId, workspaceId, campaignId } = invitation;
	const added = await db
		.insert(mailEvents)
		.values({
			...{ id: softEventId(mail), workspaceId, campaignId, invitationId },
			...{ kind: 'bounce', judged: 'unsure', why: detail, at: now }
		})
		.onConflictDoNothing()
		.returning({ id: mailEvents.id });
	return added.length > 0;
}

/** Whether each of the last so many letters that somebody was sent, by whatever survey, came back. */
export async function lastLettersReturned(
	{ db, tables: { mails, invitations, mailEvents } }: Store,
	{ workspaceId, recipientId }: Pick<InvitationRow, 'workspaceId' | 'recipientId'>,
	letters: number
): Promise<boolean> {
	const sent = await db
		.select({ id: mails.id })
		.from(mails)
		.innerJoin(invitations, eq(invitations.id, mails.invitationId))
		.where(
			and(
				eq(invitations.workspaceId, workspaceId),
				eq(invitations.recipientId, recipientId),
				eq(mails.state, 'sent')
			)
		)
		.orderBy(desc(mails.id))
		.limit(letters);
	if (sent.length < letters) return false;
	const returned = await db
		.select({ id: mailEvents.id })
		.from(mailEvents)
		.where(
			and(
				eq(mailEvents.workspaceId, workspaceId),
				inArray(
					mailEvents.id,
					sent.map(({ id }) => softEventId(id))
				)
			)
		);
	return returned.length === letters;
}

function softEventId(mail: string): string {
	return `soft_${mail}`;
}
