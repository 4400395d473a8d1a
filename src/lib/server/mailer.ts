import type { Meter } from './meter.ts';

/** A mail ready to send. */
export interface Mail {
	to: readonly string[];
	subject: string;
	text: string;
	html?: string | undefined;
	/** Fixed by the caller, so that a second try of the same mail can be told by the receiver. */
	messageId?: string | undefined;
}

/** SMTP where it is configured, else `.eml` files in the data folder. Rejects with the transport's error. */
export interface Mailer {
	/** The folder that mails are written to where there is no mail server: they reach nobody. */
	readonly writesTo?: string | undefined;
	send(mail: Mail): Promise<void>;
	close(): void;
}

/** Counts what becomes of mails. */
export function meteredMailer(mailer: Mailer, meter: Meter): Mailer {
	return {
		...mailer,
		async send(mail) {
			try {
				await mailer.send(mail);
			} catch (error) {
				meter.mail('failed');
				throw error;
			}
			meter.mail(mailer.writesTo === undefined ? 'sent' : 'written');
		}
	};
}
