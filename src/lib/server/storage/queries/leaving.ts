import { and, eq, inArray, isNotNull, isNull, or } from 'drizzle-orm';
import { ownOnes } from '../by-ids.ts';
import { Stale, type Db, type InvitationRow, type Statement, type Store } from '../store.ts';
import { campaignCount } from './campaign-counts.ts';
import { ASKED_FOR, suppression } from './suppressions.ts';

export interface Leaving {
	invitation: InvitationRow;
	/** Who they are among the leads. */
	leads: readonly string[];
	/** By what: the button of the mail program, or our page. */
	by: 'one_click' | 'page';
	eventId: string;
	now: number;
}

/** They are written to no more, by anything in the workspace. Counted once; said again it is only made sure of. Whether it was news. */
export async function recordLeaving(store: Store, leaving: Leaving): Promise<boolean> {
	const { invitations } = store.tables;
	const { invitation, now } = leaving;
	const { id, workspaceId, campaignId, variant } = invitation;
	try {
		await store.atomically(
			(db) => [
				db
					.update(invitations)
					.set({ unsubscribedAt: now, remindAt: null })
					.where(
						and(
							eq(invitations.workspaceId, workspaceId),
							eq(invitations.id, id),
							isNull(invitations.unsubscribedAt)
						)
					),
				campaignCount(store, db, {
					campaignId,
					workspaceId,
					variant,
					name: 'unsubscribed',
					count: 1
				}),
				leaveEvent(store, db, leaving, leaving.by),
				...nothingMore(store, db, leaving)
			],
			([changed]) => changed === 1
		);
		return true;
	} catch (error) {
		if (!(error instanceof Stale)) throw error;
		await store.atomically((db) => nothingMore(store, db, leaving));
		return false;
	}
}

/** What keeps any letter from them. */
function nothingMore(store: Store, db: Db, { invitation, leads, now }: Leaving): Statement[] {
	const { invitations, mails, consents } = store.tables;
	const { id, workspaceId, campaignId, recipientId, email } = invitation;
	return [
		suppression(store, db, {
			workspaceId,
			email,
			reason: 'unsubscribed',
			campaignId,
			detail: '',
			at: now
		}),
		// What waits in other surveys is stopped by the list, which every send looks at.
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
		db
			.update(invitations)
			.set({ remindAt: null })
			.where(
				and(eq(invitations.workspaceId, workspaceId), eq(invitations.recipientId, recipientId))
			),
		...(leads.length === 0
			? []
			: [
					db
						.update(consents)
						.set({ withdrawnAt: now })
						.where(
							and(
								eq(consents.workspaceId, workspaceId),
								inArray(consents.leadId, [...leads]),
								eq(consents.purpose, 'advertising'),
								isNull(consents.withdrawnAt)
							)
						)
				])
	];
}

/** They want to be written to after all. What they agreed to elsewhere stays withdrawn, and a reminder that was stopped stays so. */
export async function recordReturn(
	store: Store,
	{ invitation, eventId, now }: Pick<Leaving, 'invitation' | 'eventId' | 'now'>
): Promise<void> {
	const { invitations, suppressions } = store.tables;
	const { id, workspaceId, campaignId, variant, email } = invitation;
	const lift = (db: Db) =>
		db
			.delete(suppressions)
			.where(
				and(
					eq(suppressions.workspaceId, workspaceId),
					eq(suppressions.email, email),
					inArray(suppressions.reason, [...ASKED_FOR])
				)
			);
	try {
		await store.atomically(
			(db) => [
				db
					.update(invitations)
					.set({ unsubscribedAt: null })
					.where(
						and(
							eq(invitations.workspaceId, workspaceId),
							eq(invitations.id, id),
							isNotNull(invitations.unsubscribedAt)
						)
					),
				campaignCount(store, db, {
					campaignId,
					workspaceId,
					variant,
					name: 'unsubscribed',
					count: -1
				}),
				leaveEvent(store, db, { invitation, eventId, now }, 'came_back'),
				lift(db)
			],
			([changed]) => changed === 1
		);
	} catch (error) {
		if (!(error instanceof Stale)) throw error;
		// They had left by the letter of another survey.
		await store.atomically((db) => [lift(db)]);
	}
}

function leaveEvent(
	{ tables }: Store,
	db: Db,
	{ invitation, eventId, now }: Pick<Leaving, 'invitation' | 'eventId' | 'now'>,
	why: Leaving['by'] | 'came_back'
): Statement {
	return db.insert(tables.mailEvents).values({
		id: eventId,
		workspaceId: invitation.workspaceId,
		campaignId: invitation.campaignId,
		invitationId: invitation.id,
		kind: 'leave',
		// A mail program may have asked by itself on behalf of its owner.
		judged: why === 'one_click' ? 'unsure' : 'human',
		why,
		at: now
	});
}

/** Who has this address among the leads, beside the one that the invitation names. */
export async function leadsToLeave(
	{ db, tables: { leads } }: Store,
	{ workspaceId, email, leadId }: Pick<InvitationRow, 'workspaceId' | 'email' | 'leadId'>
): Promise<string[]> {
	const rows = await db
		.select({ id: leads.id, mergedInto: leads.mergedInto })
		.from(leads)
		.where(
			and(
				eq(leads.workspaceId, workspaceId),
				or(eq(leads.email, email), leadId === null ? undefined : eq(leads.id, leadId))
			)
		);
	return [...new Set(rows.map(({ id, mergedInto }) => mergedInto ?? id))];
}

export interface OfferedList {
	id: string;
	name: string;
	/** They are on it, and have not left it. */
	on: boolean;
}

/** The lists that somebody is on, or has left, and may choose about. */
export async function listsOffered(
	store: Store,
	workspace: string,
	recipient: string
): Promise<OfferedList[]> {
	const { lists, listMembers } = store.tables;
	const rows = await store.db
		.select({ id: lists.id, name: lists.name, leftAt: listMembers.leftAt })
		.from(lists)
		.innerJoin(listMembers, eq(listMembers.listId, lists.id))
		.where(
			and(
				ownOnes(store, lists.workspaceId, workspace),
				eq(lists.offered, true),
				eq(listMembers.recipientId, recipient)
			)
		)
		.orderBy(lists.name);
	return rows.map(({ id, name, leftAt }) => ({ id, name, on: leftAt === null }));
}

/** Leaves these lists and comes back to those; of lists that somebody is not on, nothing changes. */
export async function chooseLists(
	store: Store,
	{ workspace, recipient }: { workspace: string; recipient: string },
	{ leave, stay }: { leave: readonly string[]; stay: readonly string[] },
	now: number
): Promise<void> {
	const { listMembers } = store.tables;
	const mine = (among: readonly string[]) =>
		and(
			eq(listMembers.workspaceId, workspace),
			eq(listMembers.recipientId, recipient),
			inArray(listMembers.listId, [...among])
		);
	await store.atomically((db) => [
		...(leave.length === 0
			? []
			: [
					db
						.update(listMembers)
						.set({ leftAt: now })
						.where(and(mine(leave), isNull(listMembers.leftAt)))
				]),
		...(stay.length === 0 ? [] : [db.update(listMembers).set({ leftAt: null }).where(mine(stay))])
	]);
}
