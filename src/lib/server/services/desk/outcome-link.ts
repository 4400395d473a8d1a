import { ok, type Result } from '../../../quiz/result.ts';
import type { House } from '../../house.ts';
import type { Problem } from '../../problems.ts';
import { userById } from '../../storage/queries/accounts.ts';
import { currentLead } from './current-lead.ts';
import type { LeadRow, Outcome, UserRow } from '../../storage/store.ts';
import { openOutcomeLink } from './outcome-token.ts';
import { sayOutcome, usualCurrency, type OutcomeInput } from './outcomes.ts';

/** How the link of a letter about a lead stands. */
export type LinkStanding =
	/** Forged, or cut short on the way. */
	| { state: 'not_ours' }
	/** Older than it is good for. */
	| { state: 'expired'; locale: string; url: string }
	/** The lead was erased, or the member has left. */
	| { state: 'gone'; locale: string }
	/** The lead is another member's by now. */
	| { state: 'passed_on'; locale: string; url: string }
	/** Somebody has said since the letter how it ended. */
	| { state: 'said'; locale: string; url: string; outcome: Outcome; at: number }
	| {
			state: 'open';
			locale: string;
			url: string;
			lead: LeadRow;
			member: UserRow;
			/** That a value is likely to be in; '' where nobody knows. */
			likelyCurrency: string;
	  };

/** Looking changes nothing: programs open every link of a letter. */
export async function outcomeLink(app: House, token: string): Promise<LinkStanding> {
	const link = openOutcomeLink(app, token);
	if (!link) return { state: 'not_ours' };
	const member = await userById(app.store, link.member);
	if (!member || member.deactivatedAt !== null) return { state: 'gone', locale: 'en' };
	const { locale } = member;
	const lead = await currentLead(app, member.workspaceId, link.lead);
	if (!lead) return { state: 'gone', locale };
	const url = `${app.config.origin}/leads/${lead.id}`;
	if (link.expired) return { state: 'expired', locale, url };
	if (hasEnded(lead, link.writtenAt)) {
		const { outcome, outcomeAt } = lead;
		return { state: 'said', locale, url, outcome, at: outcomeAt };
	}
	if (lead.ownerId !== null && lead.ownerId !== member.id)
		return { state: 'passed_on', locale, url };
	const likelyCurrency = lead.currency ?? (await usualCurrency(app, lead.workspaceId));
	return { state: 'open', locale, url, lead, member, likelyCurrency };
}

/** Says it for the member whose link it is: once, until it is told otherwise on the lead's page. */
export async function sayByLink(
	app: House,
	token: string,
	input: OutcomeInput
): Promise<Result<LinkStanding & { recorded: boolean }, Problem>> {
	const standing = await outcomeLink(app, token);
	const link = openOutcomeLink(app, token);
	if (standing.state !== 'open' || !link) return ok({ ...standing, recorded: false });
	const { lead, member } = standing;
	const by = `link:${member.id}`;
	const isOpen = (now: LeadRow) => !hasEnded(now, link.writtenAt);
	const said = await sayOutcome(app, member.workspaceId, by, lead.id, input, 'link', isOpen);
	if (!said.ok) return said;
	return ok({ ...(await outcomeLink(app, token)), recorded: said.value.changed > 0 });
}

type Ended = LeadRow & { outcome: Outcome; outcomeAt: number };

/** That nobody was reached is no end: the same letter may say later what came of it. */
function hasEnded(lead: LeadRow, since: number): lead is Ended {
	const { outcome, outcomeAt } = lead;
	return outcome !== null && outcome !== 'unreached' && outcomeAt !== null && outcomeAt >= since;
}
