import type { Mail } from '../../mailer.ts';
import type { ErasedData } from '../erased-event.ts';
import { words, type MailLocale } from './words.ts';

/** The mail that asks those who were written about somebody to delete that. */
export function erasedMail(
	{ lead, responses }: ErasedData,
	to: readonly string[],
	locale: MailLocale,
	messageId: string
): Mail {
	const w = words[locale];
	const known = lead?.id ?? responses.join(', ');
	return { to, subject: w.erasedSubject, text: `${w.erased(known)}\n`, messageId };
}
