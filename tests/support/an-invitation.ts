import { audienceSchema, settingsSchema } from '../../src/lib/letter/campaign.ts';
import { startingLetter } from '../../src/lib/letter/starting-letter.ts';
import type { House } from '../../src/lib/server/house.ts';
import type {
	CampaignRow,
	InvitationRow,
	MailRow,
	RecipientRow,
	Store
} from '../../src/lib/server/storage/store.ts';
import { anId } from './a-submission-write.ts';

export interface Invited {
	campaign?: Partial<CampaignRow>;
	recipient?: Partial<RecipientRow>;
	invitation?: Partial<InvitationRow>;
	now?: number;
}

/** A survey that is being sent. */
export async function aCampaign(
	store: Store,
	changes: Partial<CampaignRow> = {}
): Promise<CampaignRow> {
	const now = changes.createdAt ?? 0;
	const row: CampaignRow = {
		id: anId('camp'),
		workspaceId: 'ws_1',
		name: 'How are we doing?',
		quizId: 'qz_1',
		state: 'sending',
		letter: startingLetter({ locales: ['en'], title: 'How are we doing?' }),
		audience: audienceSchema.parse({}),
		settings: settingsSchema.parse({}),
		...{ revision: 1, preparedTo: null, startAt: null, startedAt: now, finishedAt: null },
		...{ pausedFor: null, createdAt: now, updatedAt: now },
		...changes
	};
	await store.db.insert(store.tables.campaigns).values(row);
	return row;
}

/** Somebody whom a survey was sent to; a new survey's unless one is named. */
export async function anInvitation(store: Store, given: Invited = {}): Promise<InvitationRow> {
	const { db, tables } = store;
	const { workspaceId = 'ws_1', quizId = 'qz_1' } = given.invitation ?? {};
	const now = given.now ?? 0;
	const campaignId =
		given.invitation?.campaignId ??
		(await aCampaign(store, { workspaceId, quizId, createdAt: now, ...given.campaign })).id;
	const email = given.recipient?.email ?? given.invitation?.email ?? `${anId('anna')}@example.com`;
	const recipient: RecipientRow = {
		...{ id: anId('rcp'), workspaceId, email, name: null, fields: {}, locale: null, leadId: null },
		...{ basis: 'consent', basisAt: now, basisNote: '', importId: null, search: email },
		...{ createdAt: now, updatedAt: now },
		...given.recipient
	};
	await db.insert(tables.recipients).values(recipient).onConflictDoNothing();
	const row: InvitationRow = {
		...{ id: anId('inv'), workspaceId, campaignId, quizId, recipientId: recipient.id, email },
		...{ name: recipient.name, locale: 'en', variant: 'a', attemptId: anId('attempt') },
		...{ mailState: 'sent', sentAt: now, bouncedAt: null, openedAt: null, openedBy: null },
		...{ tappedAt: null, finishedAt: null, responseId: null, leadId: null, segment: null },
		...{ temperature: null, unsubscribedAt: null, complainedAt: null, notMeAt: null },
		...{ reminders: 0, remindAt: now + 1, createdAt: now },
		...given.invitation
	};
	await db.insert(tables.invitations).values(row);
	return row;
}

/** Somebody who was sent a survey, and its first letter, which has been sent; of the survey itself there is no row. */
export async function aMailedPerson(
	{ store, ids, clock }: Pick<House, 'store' | 'ids' | 'clock'>,
	{ mail: ofMail = {}, ...given }: Partial<InvitationRow> & { mail?: Partial<MailRow> } = {}
): Promise<{ invitation: InvitationRow; mail: MailRow }> {
	const now = clock.now();
	const { email = 'anna@example.com', recipientId = ids.next('rcp') } = given;
	const { workspaceId = 'ws_1', name = 'Anna', locale = 'en' } = given;
	const invitation = await anInvitation(store, {
		now,
		recipient: { id: recipientId, workspaceId, email, name, locale },
		invitation: { id: ids.next('inv'), campaignId: 'camp_1', remindAt: now + 1000, ...given }
	});
	const { id, campaignId } = invitation;
	const mail: MailRow = {
		...{ id: ids.next('mail'), workspaceId, campaignId, invitationId: id, number: 0 },
		...{ kind: 'first', email, domain: email.split('@')[1] ?? '', state: 'sent', attempts: 1 },
		...{ nextAttemptAt: now, leaseOwner: null, leaseUntil: null, file: null, code: 250 },
		...{ error: null, createdAt: now, sentAt: now, finishedAt: now },
		...ofMail
	};
	await store.db.insert(store.tables.mails).values(mail);
	return { invitation, mail };
}

/** As it is by now. */
export async function invitationNow(store: Store, id: string): Promise<InvitationRow> {
	const rows = await store.db.select().from(store.tables.invitations);
	const row = rows.find((one) => one.id === id);
	if (!row) throw new Error(`there is no ${id}`);
	return row;
}

/** What is counted of a survey, by name; without what was taken back. */
export async function campaignCountsNow(
	store: Store,
	campaignId: string
): Promise<Record<string, number>> {
	const rows = await store.db.select().from(store.tables.campaignCounts);
	const own = rows.filter((row) => row.campaignId === campaignId && row.count !== 0);
	return Object.fromEntries(own.map(({ name, count }) => [name, count]));
}
