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

/** The server took the mail and never said what became of it: it may have arrived. */
export class Undecided extends Error {
	override readonly name = 'Undecided';
	readonly code: string;

	constructor(cause: Error & { code?: unknown }) {
		super(cause.message, { cause });
		this.code = typeof cause.code === 'string' ? cause.code : 'undecided';
	}
}

/** SMTP where it is configured, else `.eml` files in the data folder. Rejects with the transport's error, or with `Undecided`. */
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
