import { and, desc, eq, inArray, lt, lte, notInArray, or, sql } from 'drizzle-orm';
import type { InvitationRow, MailEventRow, MailRow, Store } from '../store.ts';

/** A recipient, or a lead. */
export type MailedPerson = { recipient: string } | { lead: string };

/** The surveys that somebody got, newest first, each with what it is called. */
export async function invitationsOf(
	{ db, tables: { invitations, campaigns } }: Store,
	workspace: string,
	person: MailedPerson,
	most: number
): Promise<(InvitationRow & { survey: string })[]> {
	const is =
		'lead' in person
			? eq(invitations.leadId, person.lead)
			: eq(invitations.recipientId, person.recipient);
	const rows = await db
		.select({ invitation: invitations, survey: campaigns.name })
		.from(invitations)
		.innerJoin(campaigns, eq(campaigns.id, invitations.campaignId))
		.where(and(eq(invitations.workspaceId, workspace), is))
		.orderBy(desc(invitations.id))
		.limit(most);
	return rows.map(({ invitation, survey }) => ({ ...invitation, survey }));
}

/** A place in what happened: newest first, and by id where two things happened at once. */
export interface Moment {
	at: number;
	id: string;
}

interface Slice {
	before?: Moment | undefined;
	limit: number;
}

/** The letters of these invitations that are no longer on their way, newest first, each with when that was. */
export async function settledMails(
	{ db, tables: { mails } }: Store,
	workspace: string,
	invitations: readonly string[],
	{ before, limit }: Slice
): Promise<(MailRow & { at: number })[]> {
	if (invitations.length === 0) return [];
	// Of one that may have arrived nobody knows when it did: it has the time of the last look at it.
	const at = sql<number>`coalesce(${mails.finishedAt}, ${mails.nextAttemptAt})`.mapWith(Number);
	const rows = await db
		.select({ mail: mails, at })
		.from(mails)
		.where(
			and(
				eq(mails.workspaceId, workspace),
				inArray(mails.invitationId, [...invitations]),
				notInArray(mails.state, ['queued', 'sending']),
				before &&
					or(sql`${at} < ${before.at}`, and(sql`${at} = ${before.at}`, lt(mails.id, before.id)))
			)
		)
		.orderBy(desc(at), desc(mails.id))
		.limit(limit);
	return rows.map(({ mail, at: when }) => ({ ...mail, at: when }));
}

/** What was seen of these letters, newest first. */
export async function seenOfLetters(
	{ db, tables: { mailEvents } }: Store,
	workspace: string,
	invitations: readonly string[],
	{ before, limit }: Slice
): Promise<MailEventRow[]> {
	if (invitations.length === 0) return [];
	return db
		.select()
		.from(mailEvents)
		.where(
			and(
				eq(mailEvents.workspaceId, workspace),
				inArray(mailEvents.invitationId, [...invitations]),
				inArray(mailEvents.kind, ['open', 'click', 'bounce', 'complaint']),
				before &&
					and(
						lte(mailEvents.at, before.at),
						or(lt(mailEvents.at, before.at), lt(mailEvents.id, before.id))
					)
			)
		)
		.orderBy(desc(mailEvents.at), desc(mailEvents.id))
		.limit(limit);
}
