import type { Mail } from '../../mailer.ts';
import type { CampaignRow, InvitationRow, MailRow, RecipientRow } from '../../storage/store.ts';

/** A mail of a survey, and who gets it. */
export interface Addressed {
	mail: MailRow;
	invitation: InvitationRow;
	recipient: RecipientRow;
}

/** What a survey says to one person; the rest of the mail is the post's. */
export type WriteMail = (to: Addressed) => Omit<Mail, 'to' | 'messageId' | 'returnTo' | 'file'>;

/** What the post is told by those who know audiences and letters. */
export interface Mailing {
	/**
	 * Brings surveys along by a step: begins those whose time has come, writes down some of those who get them and of those who
	 * are reminded. @returns whether there is more to do at once
	 */
	advance(): Promise<boolean>;
	/** Makes a survey's letter ready to be written many times; rejects where it cannot be. */
	letters(campaign: CampaignRow): Promise<WriteMail>;
}
