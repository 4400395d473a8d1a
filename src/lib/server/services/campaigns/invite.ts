import { hash } from 'node:crypto';
import { letterLocale } from '../../../letter/locale.ts';
import type { House } from '../../house.ts';
import { ALL_PREPARED, writePrepared } from '../../storage/queries/sending.ts';
import type { InvitationRow, MailRow, RecipientRow, SubjectVariant } from '../../storage/store.ts';
import { chosenRecipients, enlistLeads } from '../audience/chosen.ts';
import type { Campaign } from './campaigns.ts';

const AT_ONCE = 500;

/**
 * Writes down some of those who get a survey, with their first letters, in one commit: whoever is killed goes on behind the
 * last of them. @returns whether there are more
 */
export async function inviteSome(app: House, campaign: Campaign): Promise<boolean> {
	const after = campaign.preparedTo;
	if (after === ALL_PREPARED) {
		await writePrepared(app.store, campaign, { ...NOBODY, to: after, now: app.clock.now() });
		return false;
	}
	if (after === null) await enlistLeads(app, campaign.workspaceId, campaign.audience);
	const { recipients, next } = await chosenRecipients(app, campaign, { after, limit: AT_ONCE });
	const invitations = recipients.map((recipient) => invitationOf(app, campaign, recipient));
	const mails = invitations.map((invitation) => firstMail(app, invitation));
	await writePrepared(app.store, campaign, {
		...{ invitations, mails },
		to: next ?? ALL_PREPARED,
		now: app.clock.now()
	});
	return next !== null;
}

const NOBODY = { invitations: [], mails: [] };

function invitationOf(app: House, campaign: Campaign, recipient: RecipientRow): InvitationRow {
	const { id, workspaceId, quizId, letter } = campaign;
	const { email, name, leadId } = recipient;
	return {
		...{ id: app.ids.next('inv'), workspaceId, campaignId: id, quizId },
		...{ recipientId: recipient.id, email, name, leadId },
		locale: letterLocale(recipient.locale, letter.locales),
		variant: variantFor(campaign, recipient.id),
		// Ids made in a row are guessed from one another; whoever has an attempt's name is at it.
		attemptId: app.random.token(16),
		mailState: 'queued',
		...{ sentAt: null, bouncedAt: null, openedAt: null, openedBy: null, tappedAt: null },
		...{ finishedAt: null, responseId: null, segment: null, temperature: null },
		...{ unsubscribedAt: null, complainedAt: null, notMeAt: null, reminders: 0, remindAt: null },
		createdAt: app.clock.now()
	};
}

function firstMail(app: House, invitation: InvitationRow): MailRow {
	return mailOf(app, invitation, { number: 0, kind: 'first' });
}

/** A letter to somebody, that waits to be sent. */
export function mailOf(
	app: House,
	{ id, workspaceId, campaignId, email }: InvitationRow,
	{ number, kind }: Pick<MailRow, 'number' | 'kind'>
): MailRow {
	const now = app.clock.now();
	return {
		...{ id: app.ids.next('mail'), workspaceId, campaignId, invitationId: id, number, kind, email },
		domain: email.slice(email.lastIndexOf('@') + 1).toLowerCase(),
		...{ state: 'queued', attempts: 0, nextAttemptAt: now, leaseOwner: null, leaseUntil: null },
		...{ file: null, code: null, error: null, createdAt: now, sentAt: null, finishedAt: null }
	};
}

/** Which of two subjects somebody gets: half of them each, and the same whoever asks. */
function variantFor({ id, letter }: Campaign, recipient: string): SubjectVariant {
	const isCompared = Object.values(letter.subjectB ?? {}).some((words) => words.trim() !== '');
	if (!isCompared) return 'a';
	return Number.parseInt(hash('sha256', `${id} ${recipient}`).slice(0, 2), 16) % 2 === 0
		? 'a'
		: 'b';
}
