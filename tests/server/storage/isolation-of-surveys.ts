import { mailsToRecipient } from '../../../src/lib/server/storage/queries/erase-recipient.ts';
import * as people from '../../../src/lib/server/storage/queries/campaign-people.ts';
import * as timeline from '../../../src/lib/server/storage/queries/mail-timeline.ts';
import type { InvitationRow, Store } from '../../../src/lib/server/storage/store.ts';
import { aSurvey } from '../../support/a-planted-survey.ts';

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

/** A survey that one person has answered. */
export async function furnishSurveys(store: Store): Promise<void> {
	await aSurvey(store, 'ws_1', {
		quiz: 'qz_1',
		people: [{ email: SURVEYED, finished: 'hot', openedBy: 'human' }]
	});
}
