import { mailsToRecipient } from '../../../src/lib/server/storage/queries/erase-recipient.ts';
import * as campaignCounts from '../../../src/lib/server/storage/queries/campaign-counts.ts';
import * as people from '../../../src/lib/server/storage/queries/campaign-people.ts';
import * as campaigns from '../../../src/lib/server/storage/queries/campaigns.ts';
import * as acts from '../../../src/lib/server/storage/queries/invitation-acts.ts';
import * as timeline from '../../../src/lib/server/storage/queries/mail-timeline.ts';
import type { InvitationRow, Store } from '../../../src/lib/server/storage/store.ts';
import { aSurvey } from '../../support/a-planted-survey.ts';
import { anInvitation } from '../../support/an-invitation.ts';

type Query = (store: Store, workspace: string) => Promise<unknown>;

const SURVEYED = 'surveyed@example.com';
const page = { limit: 9 };

/** Of the one person of the planted survey, whose ids are made anew for each store. */
const surveyed =
	(query: (store: Store, workspace: string, person: InvitationRow) => Promise<unknown>): Query =>
	async (store, workspace) => {
		const rows = await store.db.select().from(store.tables.invitations);
		const person = rows.find(({ email }) => email === SURVEYED);
		if (!person) throw new Error('There is no survey.');
		return query(store, workspace, person);
	};

const hot = (workspace: string, { campaignId }: InvitationRow) =>
	({ workspace, campaign: campaignId, people: 'hot' }) as const;

export const SURVEY_READS: Record<string, Query> = {
	campaignById: (store, workspace) => campaigns.campaignById(store, workspace, 'camp_1'),
	campaignsPage: (store, workspace) => campaigns.campaignsPage(store, workspace, page),
	countsOfCampaigns: (store, workspace) =>
		campaignCounts.countsOfCampaigns(store, workspace, ['camp_1']),
	invitationOfAttempt: (store, workspace) =>
		acts.invitationOfAttempt(store, workspace, 'qz_1', 'asked'),
	peoplePage: surveyed((store, workspace, person) =>
		people.peoplePage(store, hot(workspace, person), page)
	),
	peopleAmong: surveyed(async (store, workspace, person) => {
		const asked = { ...page, q: 's', among: 9 };
		return (await people.peopleAmong(store, hot(workspace, person), asked)).rows;
	}),
	peopleAtAddress: surveyed(async (store, workspace, person) => {
		const asked = { ...page, q: 's', among: 9 };
		return (await people.peopleAtAddress(store, hot(workspace, person), asked)).rows;
	}),
	mailsOfInvitations: surveyed((store, workspace, { id }) =>
		people.mailsOfInvitations(store, workspace, [id])
	),
	mailsToRecipient: surveyed((store, workspaceId, { recipientId: id }) =>
		mailsToRecipient(store, { workspaceId, id })
	),
	invitationsOf: surveyed((store, workspace, { recipientId: recipient }) =>
		timeline.invitationsOf(store, workspace, { recipient }, 9)
	),
	settledMails: surveyed((store, workspace, { id }) =>
		timeline.settledMails(store, workspace, [id], page)
	),
	seenOfLetters: surveyed((store, workspace, { id }) =>
		timeline.seenOfLetters(store, workspace, [id], page)
	)
};

export const SURVEY_CHANGES: Record<string, Query> = {
	changeCampaign: (store, workspace) =>
		campaigns.changeCampaign(
			store,
			{ workspace, id: 'camp_1' },
			{ states: ['draft'] },
			{ name: 'Changed' },
			9,
			[]
		),
	deleteCampaignRow: (store, workspace) =>
		campaigns.deleteCampaignRow(store, workspace, 'camp_1', []),
	recordNotMe: (store, workspaceId) =>
		acts.recordNotMe(store, {
			invitation: { id: 'inv_1', campaignId: 'cmp_1', variant: 'a', workspaceId },
			...{ takesBack: true, now: 9 }
		})
};

export const SURVEY_UNBOUND: Record<string, string[]> = {
	'insert a survey and count it': ['insertCampaign', 'campaignCount'],
	'serve whoever holds a link that we have signed': ['invitationById'],
	'serve whoever holds the link of a letter, which we have signed': [
		...['recordAct', 'recordVisits', 'timesOfSending']
	]
};

/** A survey that one person has answered, a draft with a count, and somebody who was asked. */
export async function furnishSurveys(store: Store): Promise<void> {
	await aSurvey(store, 'ws_1', {
		quiz: 'qz_1',
		people: [{ email: SURVEYED, finished: 'hot', openedBy: 'human' }]
	});
	await campaigns.insertCampaign(
		store,
		{
			...{
				id: 'camp_1',
				workspaceId: 'ws_1',
				name: 'Survey',
				quizId: 'qz_1',
				state: 'draft',
				letter: {}
			},
			...{ audience: {}, settings: {}, revision: 1, preparedTo: null, startAt: null, createdAt: 0 },
			...{ updatedAt: 0, startedAt: null, finishedAt: null, pausedFor: null }
		},
		[]
	);
	const count = {
		campaignId: 'camp_1',
		workspaceId: 'ws_1',
		variant: 'a',
		name: 'sent',
		count: 1
	} as const;
	await store.atomically((tx) => [campaignCounts.campaignCount(store, tx, count)]);
	await anInvitation(store, {
		invitation: { id: 'inv_1', campaignId: 'cmp_1', attemptId: 'asked' }
	});
}
