import { and, eq, inArray, or, sql, type SQL } from 'drizzle-orm';
import {
	Stale,
	type AuditRow,
	type Db,
	type InvitationRow,
	type RecipientRow,
	type Store
} from '../store.ts';
import { auditLines } from './audit.ts';
import { campaignCount } from './campaign-counts.ts';

const TRIES = 5;

/**
 * Nothing of them is left but numbers, and, where they are written to no more, the address that says so. What was to be sent to
 * them is not.
 * @param recipient read before; whether they were there
 */
export async function eraseRecipient(
	store: Store,
	recipient: Pick<RecipientRow, 'workspaceId' | 'id' | 'email'>,
	lines: readonly AuditRow[]
): Promise<boolean> {
	for (let tried = 1; ; tried += 1) {
		try {
			return await erase(store, recipient, lines);
		} catch (error) {
			// One of their letters has gone out, or another survey has begun, since they were looked for.
			if (!(error instanceof Stale) || tried === TRIES) throw error;
		}
	}
}

/** Survey mails that were written to them, by which their files are known. */
export async function mailsToRecipient(
	{ db, tables: { invitations, mails } }: Store,
	{ workspaceId, id }: Pick<RecipientRow, 'workspaceId' | 'id'>
): Promise<string[]> {
	const theirs = db
		.select({ id: invitations.id })
		.from(invitations)
		.where(and(eq(invitations.workspaceId, workspaceId), eq(invitations.recipientId, id)));
	const rows = await db
		.select({ id: mails.id })
		.from(mails)
		.where(and(eq(mails.workspaceId, workspaceId), inArray(mails.invitationId, theirs)));
	return rows.map((mail) => mail.id);
}

async function erase(
	store: Store,
	{ workspaceId, id, email }: Pick<RecipientRow, 'workspaceId' | 'id' | 'email'>,
	lines: readonly AuditRow[]
): Promise<boolean> {
	const { recipients, importFaults, invitations, mails, mailEvents } = store.tables;
	const invited = await store.db
		.select()
		.from(invitations)
		.where(and(eq(invitations.workspaceId, workspaceId), eq(invitations.recipientId, id)));
	const ids = invited.map((one) => one.id);
	const unsent = invited.filter(({ mailState }) => mailState === 'queued').sort(byCampaign);
	let isThere = false;
	const changes = (db: Db) => [
		db
			.delete(recipients)
			.where(and(eq(recipients.workspaceId, workspaceId), eq(recipients.id, id))),
		...auditLines(store, db, lines),
		db
			.delete(importFaults)
			.where(and(eq(importFaults.workspaceId, workspaceId), tellsOf(importFaults.value, email))),
		...(ids.length === 0
			? []
			: [
					db
						.delete(mailEvents)
						.where(
							and(eq(mailEvents.workspaceId, workspaceId), inArray(mailEvents.invitationId, ids))
						),
					db
						.delete(mails)
						.where(and(eq(mails.workspaceId, workspaceId), inArray(mails.invitationId, ids)))
				]),
		...unsent.map(({ campaignId, variant }) =>
			campaignCount(store, db, {
				...{ campaignId, workspaceId, variant },
				name: 'cancelled',
				count: 1
			})
		),
		...invited.map((one) =>
			db
				.delete(invitations)
				.where(
					and(
						eq(invitations.workspaceId, workspaceId),
						eq(invitations.id, one.id),
						eq(invitations.mailState, one.mailState)
					)
				)
		)
	];
	try {
		await store.atomically(changes, (hits) => {
			isThere = hits[0] === 1;
			return isThere && hits.slice(hits.length - invited.length).every((hit) => hit === 1);
		});
		return true;
	} catch (error) {
		if (error instanceof Stale && !isThere) return false;
		throw error;
	}
}

/** What stood in a line of a file begins with the address, where it is one; other cells of the line may follow. */
function tellsOf(value: Store['tables']['importFaults']['value'], email: string): SQL | undefined {
	const pattern = `${email.replace(/[\\%_]/g, '\\$&')} · %`;
	return or(eq(value, email), sql`${value} like ${pattern} escape '\\'`);
}

/** Invitations that are nobody's any more, with their letters: each is counted as cancelled. */
export async function eraseInvitations(
	store: Store,
	rows: readonly InvitationRow[]
): Promise<void> {
	if (rows.length === 0) return;
	const { invitations, mails, mailEvents } = store.tables;
	const ids = rows.map(({ id }) => id);
	await store.atomically((db) => [
		db.delete(mailEvents).where(inArray(mailEvents.invitationId, ids)),
		db.delete(mails).where(inArray(mails.invitationId, ids)),
		...rows.toSorted(byCampaign).map(({ campaignId, workspaceId, variant }) =>
			campaignCount(store, db, {
				...{ campaignId, workspaceId, variant },
				name: 'cancelled',
				count: 1
			})
		),
		db.delete(invitations).where(inArray(invitations.id, ids))
	]);
}

/** Counts are added to in the order of their names. */
function byCampaign(a: InvitationRow, b: InvitationRow): number {
	return a.campaignId < b.campaignId ? -1 : 1;
}
