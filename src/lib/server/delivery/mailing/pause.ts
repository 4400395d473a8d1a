import { errorFields } from '../../error-fields.ts';
import type { House } from '../../house.ts';
import { activeUsers } from '../../storage/queries/members.ts';
import { pauseFor } from '../../storage/queries/sending.ts';
import type { CampaignRow } from '../../storage/store.ts';
import { mailLocale, words } from '../email/words.ts';

/** Why a survey pauses by itself. */
export type PauseReason = 'sender' | 'refused' | 'unknown' | 'letter';

/** Who sees to surveys. */
const TOLD = ['owner', 'marketer'] as const;

/** Pauses a survey and lets its people know, once. Nobody waits for the mails: the server may be what is wrong. */
export async function pauseByItself(
	house: House,
	campaign: CampaignRow,
	why: PauseReason
): Promise<void> {
	const { store, log, clock } = house;
	if (!(await pauseFor(store, campaign.id, why, clock.now()))) return;
	log.warn('survey.paused', { survey: campaign.id, why });
	void tell(house, campaign, why).catch((error: unknown) =>
		log.error('survey.owner_not_told', { survey: campaign.id, ...errorFields(error) })
	);
}

async function tell(
	{ store, mailer, config }: House,
	{ id, workspaceId, name }: CampaignRow,
	why: PauseReason
): Promise<void> {
	const link = `${config.origin}/surveys/${id}/sending`;
	for (const { email, locale } of await activeUsers(store, workspaceId, TOLD)) {
		const w = words[mailLocale(locale)];
		const text = `${w.paused(name)} ${w.pausedFor[why]}\n\n${w.sending}: ${link}\n`;
		await mailer.send({ to: [email], subject: w.pausedSubject(name), text });
	}
}
