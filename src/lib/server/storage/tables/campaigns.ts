import { sql, type SQL } from 'drizzle-orm';
import type { CampaignState } from '../../../letter/campaign.ts';
import type { Temperature } from '../../../quiz/quiz.ts';
import type { Vocabulary } from '../vocabulary.ts';

/** Whether somebody was there, or a program that opens every letter and link. */
export type Judged = 'human' | 'unsure' | 'scanner';

export type MailState =
	'queued' | 'sending' | 'sent' | 'written' | 'failed' | 'unknown' | 'cancelled';

/** Which of two subjects. */
export type SubjectVariant = 'a' | 'b';

/** Email surveys: letters that ask a quiz's first question, who got them, and what came of it. */
export function campaignTables(words: Vocabulary) {
	const { table, text, json, integer, time, index } = words;

	const campaigns = table(
		'campaigns',
		{
			id: text().primaryKey(),
			workspaceId: text().notNull(),
			name: text().notNull(),
			quizId: text().notNull(),
			state: text<CampaignState>().notNull(),
			/** Read by `letter/letter.ts`. */
			letter: json<unknown>().notNull(),
			/** Read by `letter/campaign.ts`. */
			audience: json<unknown>().notNull(),
			/** Read by `letter/campaign.ts`. */
			settings: json<unknown>().notNull(),
			/** Rises with each change of the three. */
			revision: integer().notNull(),
			/** While those who get it are written down: the last of them. */
			preparedTo: text(),
			/** When it is to begin; null until it is scheduled. */
			startAt: time(),
			startedAt: time(),
			finishedAt: time(),
			/** Why it was paused by itself: `mail_server`, … */
			pausedFor: text(),
			createdAt: time().notNull(),
			updatedAt: time().notNull()
		},
		(t) => [
			index('campaigns_workspace').on(t.workspaceId, t.id),
			index('campaigns_state').on(t.state, t.startAt)
		]
	);

	return { campaigns, ...invitationTables(words), ...mailTables(words) };
}

function invitationTables({ table, text, integer, time, unique, index }: Vocabulary) {
	/** One person in one survey. */
	const invitations = table(
		'invitations',
		{
			id: text().primaryKey(),
			workspaceId: text().notNull(),
			campaignId: text().notNull(),
			quizId: text().notNull(),
			recipientId: text().notNull(),
			email: text().notNull(),
			name: text(),
			locale: text().notNull(),
			variant: text<SubjectVariant>().notNull(),
			/** Their attempt at the quiz, on whatever device: its key too, so that it is answered once. */
			attemptId: text().notNull(),
			/** Of the latest letter. */
			mailState: text<MailState>().notNull(),
			sentAt: time(),
			bouncedAt: time(),
			openedAt: time(),
			/** The most human of what opened it. */
			openedBy: text<Judged>(),
			/** A person has confirmed what was tapped in the letter, or answered. */
			tappedAt: time(),
			finishedAt: time(),
			responseId: text(),
			leadId: text(),
			segment: text(),
			temperature: text<Temperature>(),
			unsubscribedAt: time(),
			complainedAt: time(),
			/** Somebody it was forwarded to has said that it is not theirs. */
			notMeAt: time(),
			reminders: integer().notNull(),
			/** When the next reminder is due; null: none. */
			remindAt: time(),
			createdAt: time().notNull()
		},
		(t) => {
			/** Those of whom this is told, newest first, however many others there are: see `queries/campaign-people.ts`. */
			const told = (name: string, what: SQL) => index(name).on(t.campaignId, t.id).where(what);
			return [
				unique('invitations_once').on(t.campaignId, t.recipientId),
				unique('invitations_attempt').on(t.quizId, t.attemptId),
				index('invitations_campaign').on(t.campaignId, t.id),
				index('invitations_remind').on(t.campaignId, t.remindAt),
				index('invitations_recipient').on(t.recipientId),
				index('invitations_lead').on(t.leadId),
				told('invitations_sent', sql`${t.sentAt} is not null`),
				index('invitations_not_sent')
					.on(t.campaignId, t.mailState, t.id)
					.where(sql`${t.sentAt} is null`),
				told('invitations_written', sql`${t.mailState} = 'written'`),
				index('invitations_opened')
					.on(t.campaignId, t.openedBy, t.id)
					.where(sql`${t.openedBy} is not null`),
				told('invitations_tapped', sql`${t.tappedAt} is not null`),
				told('invitations_finished', sql`${t.finishedAt} is not null`),
				index('invitations_temperature')
					.on(t.campaignId, t.temperature, t.id)
					.where(sql`${t.temperature} is not null`),
				index('invitations_segment')
					.on(t.campaignId, t.segment, t.id)
					.where(sql`${t.segment} is not null`),
				told('invitations_unsubscribed', sql`${t.unsubscribedAt} is not null`),
				told('invitations_bounced', sql`${t.bouncedAt} is not null`),
				told('invitations_complained', sql`${t.complainedAt} is not null`),
				told('invitations_not_me', sql`${t.notMeAt} is not null`),
				told('invitations_reminded', sql`${t.reminders} > 0`)
			];
		}
	);

	return { invitations };
}

function mailTables({ table, text, integer, time, primaryKey, unique, index }: Vocabulary) {
	/** Each letter of a survey: written down before a mail server hears of it. */
	const mails = table(
		'mails',
		{
			id: text().primaryKey(),
			workspaceId: text().notNull(),
			campaignId: text().notNull(),
			invitationId: text().notNull(),
			/** 0 is the first letter, then reminders. */
			number: integer().notNull(),
			/** `unfinished`: to somebody who began and stopped. */
			kind: text<'first' | 'reminder' | 'unfinished'>().notNull(),
			email: text().notNull(),
			domain: text().notNull(),
			/** `unknown`: it may have arrived, so it is not sent again by itself. */
			state: text<MailState>().notNull(),
			attempts: integer().notNull(),
			nextAttemptAt: time().notNull(),
			leaseOwner: text(),
			leaseUntil: time(),
			/** Of the file that it was written to, for want of a mail server. */
			file: text(),
			/** What the mail server said last: its code and its words. */
			code: integer(),
			error: text(),
			createdAt: time().notNull(),
			sentAt: time(),
			finishedAt: time()
		},
		(t) => [
			unique('mails_once').on(t.invitationId, t.number),
			index('mails_due').on(t.campaignId, t.state, t.nextAttemptAt, t.id),
			index('mails_lease').on(t.state, t.leaseUntil)
		]
	);

	/** What was seen of a letter: opened, its link followed, and by whom as far as that can be told. */
	const mailEvents = table(
		'mail_events',
		{
			id: text().primaryKey(),
			workspaceId: text().notNull(),
			campaignId: text().notNull(),
			invitationId: text().notNull(),
			kind: text<'open' | 'click' | 'act' | 'leave' | 'bounce' | 'complaint'>().notNull(),
			judged: text<Judged>().notNull(),
			/** By what it was judged, or what the report said. */
			why: text().notNull(),
			at: time().notNull()
		},
		(t) => [index('mail_events_invitation').on(t.invitationId, t.id)]
	);

	/** Counted when things happen, so that no page counts people: see `queries/campaign-counts.ts`. */
	const campaignCounts = table(
		'campaign_counts',
		{
			campaignId: text().notNull(),
			workspaceId: text().notNull(),
			variant: text<SubjectVariant>().notNull(),
			name: text().notNull(),
			count: integer().notNull()
		},
		(t) => [primaryKey({ columns: [t.campaignId, t.variant, t.name] })]
	);

	return { mails, mailEvents, campaignCounts };
}
