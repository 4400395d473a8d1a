import type { Mail } from '../../mailer.ts';
import { words, type MailLocale } from './words.ts';

/** The mail that a test of an email destination sends. */
export function pingMail(to: readonly string[], locale: MailLocale, messageId: string): Mail {
	const w = words[locale];
	return { to, subject: w.pingSubject, text: `${w.ping}\n`, messageId };
}
