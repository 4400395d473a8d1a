import type { House } from '../house.ts';
import { hmac, sameText } from './digest.ts';

/** What a link of a survey's letter does: leads to the quiz, leaves, or tells that the letter was opened. */
export type MailPurpose = 'answer' | 'leave' | 'open';

/** Half of an HMAC-SHA256: nobody can try 2^128 of them at a server, and letters stay small. */
const SIGNED = 22;

/** Names one invitation to whoever holds the link. It says nothing of the person, and its use elsewhere is refused. */
export function sealMailToken(
	{ secret }: Pick<House, 'secret'>,
	purpose: MailPurpose,
	invitation: string
): string {
	return `${invitation}.${signature(secret, purpose, invitation)}`;
}

/** The invitation; null where the link is not ours, or of another purpose. How long it is good for, the invitation says. */
export function openMailToken(
	{ secret }: Pick<House, 'secret'>,
	purpose: MailPurpose,
	token: string
): string | null {
	const [invitation = '', signed = '', more] = token.split('.');
	if (!invitation || more !== undefined) return null;
	return sameText(signed, signature(secret, purpose, invitation)) ? invitation : null;
}

function signature(secret: string, purpose: MailPurpose, invitation: string): string {
	return hmac(secret, `mail-${purpose}:${invitation}`).slice(0, SIGNED);
}
