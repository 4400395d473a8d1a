import type { Meter } from './meter.ts';

/** A mail ready to send. */
export interface Mail {
	to: readonly string[];
	subject: string;
	text: string;
	html?: string | undefined;
	/** Fixed by the caller, so that a second try of the same mail can be told by the receiver. */
	messageId?: string | undefined;
	/** In place of the installation's. */
	from?: { name: string; address: string } | undefined;
	replyTo?: string | undefined;
	/** Where reports go of what could not be delivered. */
	returnTo?: string | undefined;
	/** How to leave with one click: an https address that takes the POST of RFC 8058. */
	leave?: string | undefined;
	/** What its file is called where there is no mail server; without one it gets a name by itself. */
	file?: string | undefined;
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
	/** For many mails: one that stays connected, to be given one mail at a time. */
	line?(): MailLine;
	close(): void;
}

export type MailLine = Pick<Mailer, 'send' | 'close'>;

/** Counts what becomes of mails. */
export function meteredMailer(mailer: Mailer, meter: Meter): Mailer {
	const arrives = mailer.writesTo === undefined ? 'sent' : 'written';
	const metered = (line: MailLine): MailLine => ({
		close: () => line.close(),
		async send(mail) {
			try {
				await line.send(mail);
			} catch (error) {
				meter.mail('failed');
				throw error;
			}
			meter.mail(arrives);
		}
	});
	return {
		writesTo: mailer.writesTo,
		...metered(mailer),
		line: () => metered(mailer.line?.() ?? { ...mailer, close: () => undefined })
	};
}
