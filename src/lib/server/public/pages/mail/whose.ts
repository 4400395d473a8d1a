import { escapeHtml } from '../../../../quiz/markdown.ts';
import { inLocale } from '../../../../quiz/text.ts';
import { maskedAddress } from '../../../services/answering/masked-address.ts';
import type { Invited } from '../../../services/answering/invited.ts';
import { BEGUN, NOT_ME, whoseText } from '../../../../runner/mail/whose-words.ts';
import { answeredText } from './words.ts';

/** Above the quiz: whose survey it is, and the way out for somebody else. */
export function whoseMarkup(
	{ token, invitation }: Pick<Invited, 'token' | 'invitation'>,
	locale: string,
	is: 'open' | 'begun' | 'answered'
): string {
	const address = maskedAddress(invitation.email);
	const words = is === 'answered' ? answeredText(address) : whoseText(address);
	const text = `<p>${escapeHtml(inLocale(words, locale))}</p>`;
	if (is === 'answered') return `<aside class="whose" id="whose">${text}</aside>`;
	const begun = is === 'begun' ? `<input type="hidden" name="${BEGUN}" value="1">` : '';
	const button = `<button>${escapeHtml(inLocale(NOT_ME, locale))}</button>`;
	const action = `/m/${escapeHtml(token)}/not-me`;
	return `<aside class="whose" id="whose">${text}<form method="post" action="${action}">${begun}${button}</form></aside>`;
}
