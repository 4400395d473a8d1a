import type { House } from '../../house.ts';
import type { Outcome } from '../../storage/store.ts';
import { hmac, sameText } from '../digest.ts';

/** How long the links of one letter are good for. */
const LINK_DAYS = 30;
const LIFETIME = LINK_DAYS * 86_400_000;

/** What a link of a letter about a lead stands for. */
export interface OutcomeLink {
	lead: string;
	/** The member that the letter went to. */
	member: string;
	/** When it was written, ms. */
	writtenAt: number;
	expired: boolean;
}

/** The address under which a member says what became of a lead; nothing is said before they press the button there. */
export function outcomeAddress(
	{ secret, config }: Pick<House, 'secret' | 'config'>,
	link: Pick<OutcomeLink, 'lead' | 'member' | 'writtenAt'>,
	outcome: Outcome
): string {
	const named = `${link.writtenAt.toString(36)}.${link.lead}.${link.member}`;
	return `${config.origin}/o/${named}.${signature(secret, named)}?say=${outcome}`;
}

/** Null where the link is not ours. */
export function openOutcomeLink(
	{ secret, clock }: Pick<House, 'secret' | 'clock'>,
	token: string
): OutcomeLink | null {
	const [at = '', lead = '', member = '', signed = '', more] = token.split('.');
	if (!lead || !member || more !== undefined) return null;
	if (!sameText(signed, signature(secret, `${at}.${lead}.${member}`))) return null;
	const writtenAt = Number.parseInt(at, 36);
	return { lead, member, writtenAt, expired: writtenAt + LIFETIME <= clock.now() };
}

/** Half of an HMAC-SHA256: nobody can try 2^128 of them at a server, and letters stay small. */
const SIGNED = 22;

function signature(secret: string, named: string): string {
	return hmac(secret, `outcome-link:${named}`).slice(0, SIGNED);
}
