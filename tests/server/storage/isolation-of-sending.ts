import * as reminders from '../../../src/lib/server/storage/queries/reminders.ts';
import * as unknown from '../../../src/lib/server/storage/queries/unknown-mails.ts';
import * as sending from '../../../src/lib/server/storage/queries/sending.ts';
import type {
	CampaignRow,
	InvitationRow,
	MailRow,
	Store
} from '../../../src/lib/server/storage/store.ts';
import { aCampaign, anInvitation } from '../../support/an-invitation.ts';

type Query = (store: Store, workspace: string) => Promise<unknown>;

const CAMPAIGN = 'camp_sends';
const later = { now: 9, limit: 10 };

async function preparing({ db, tables }: Store, workspaceId: string): Promise<CampaignRow> {
	const [row] = await db.select().from(tables.campaigns);
	if (!row) throw new Error('there is no survey');
	return { ...row, id: 'camp_prepares', workspaceId, preparedTo: null };
}

async function invited(store: Store, workspaceId: string): Promise<InvitationRow> {
	const rows = await store.db.select().from(store.tables.invitations);
	const row = rows.find(({ id }) => id === 'inv_sends');
	if (!row) throw new Error('there is no invitation');
	return { ...row, workspaceId };
}

const aMail = (changes: Partial<MailRow>): MailRow => ({
	...{ id: 'mail_1', workspaceId: 'ws_1', campaignId: CAMPAIGN, invitationId: 'inv_sends' },
	...{ number: 0, kind: 'first', email: 'anna@example.com', domain: 'example.com' },
	...{ state: 'queued', attempts: 0, nextAttemptAt: 0, leaseOwner: null, leaseUntil: null },
	...{ file: null, code: null, error: null, createdAt: 0, sentAt: null, finishedAt: null },
	...changes
});

export const SENDING_READS: Record<string, Query> = {
	dueReminders: (store, workspace) => reminders.dueReminders(store, workspace, CAMPAIGN, later),
	unknownMails: (store, workspace) => unknown.unknownMails(store, workspace, CAMPAIGN, 10),
	lastSaid: (store, workspace) => sending.lastSaid(store, workspace, CAMPAIGN),
	lastSent: (store, workspace) => sending.lastSent(store, workspace, CAMPAIGN, 10),
	mailById: (store, workspace) => sending.mailById(store, workspace, 'mail_queued')
};

export const SENDING_CHANGES: Record<string, Query> = {
	writePrepared: async (store, workspace) =>
		sending.writePrepared(store, await preparing(store, workspace), {
			...{ invitations: [], mails: [], to: sending.ALL_PREPARED, now: 9 }
		}),
	cancelSome: async (store, workspace) =>
		sending.cancelSome(
			store,
			{ ...(await preparing(store, workspace)), id: CAMPAIGN },
			later.now,
			later.limit
		),
	writeReminder: async (store, workspace) =>
		reminders.writeReminder(
			store,
			await invited(store, workspace),
			aMail({ id: 'mail_new', number: 1, kind: 'reminder', createdAt: 9, workspaceId: workspace })
		),
	forgetReminder: async (store, workspace) =>
		reminders.forgetReminder(store, await invited(store, workspace)),
	decideUnknown: (store, workspace) =>
		unknown.decideUnknown(store, { workspace, campaign: CAMPAIGN }, { again: true, now: 9 })
};

export const SENDING_UNBOUND: Record<string, string[]> = {
	'belong to the sender of mails, who serves everybody': [
		...['beginScheduled', 'campaignsIn', 'campaignsWithMail', 'campaignsWithMailIn'],
		...['campaignsReminding', 'finishCampaigns', 'pauseFor', 'dueMails', 'takeTurn', 'leftMails'],
		'addressed'
	],
	'say which process of the installation sends': ['changeSetting']
};

export async function furnishSending(store: Store): Promise<void> {
	await aCampaign(store, { id: CAMPAIGN });
	await aCampaign(store, { id: 'camp_prepares', state: 'preparing' });
	await anInvitation(store, {
		recipient: { id: 'rcp_sends' },
		invitation: { id: 'inv_sends', campaignId: CAMPAIGN }
	});
	const rest = ['queued', 'unknown', 'sent'] as const;
	await store.db.insert(store.tables.mails).values(
		rest.map((state, index) =>
			aMail({
				id: `mail_${state}`,
				state,
				number: index + 2,
				error: state === 'sent' ? null : '451'
			})
		)
	);
}
