import { z } from 'zod';
import { Undecided } from '../../mailer.ts';
import { BadAddress } from '../email/compose.ts';

/** What follows from a mail that did not get through. */
export type Verdict =
	/** It may have arrived. */
	| 'unknown'
	/** The domain, or the server, takes it later. */
	| 'later'
	/** No connection, or no more of it: the whole server takes nothing for now. */
	| 'server'
	/** The address takes no mail. */
	| 'bounced'
	/** This mail is not taken, whoever it were for. */
	| 'refused'
	/** None of ours are: who sends is not welcome, or could not sign in. */
	| 'sender';

export interface Said {
	code: number | null;
	/** What the server answered, else what went wrong; on one line. */
	error: string;
}

const OURS = ['EENVELOPE', 'EMESSAGE', 'ESTREAM'];
const BUSY = 421;
const PERMANENT = 500;
/** RFC 3463: X.1.Y is about the address, X.2.Y about the mailbox. */
const ABOUT_ADDRESS = /^5\d\d[ -]5\.[12]\./;
/** The address of the sender. */
const ABOUT_SENDER = /^5\d\d[ -]5\.1\.[78]\b/;
const ENHANCED = /^5\d\d[ -]5\.\d{1,3}\.\d{1,3}/;

export function judgeMail(cause: unknown): Verdict {
	if (cause instanceof Undecided) return 'unknown';
	const { code, response, command, kind } = fieldsOf(cause);
	if (kind === 'EAUTH' || kind === 'ENOAUTH')
		return code !== null && code < PERMANENT ? 'server' : 'sender';
	if (kind === 'BadAddress') return 'bounced';
	// The transport itself will have none of it.
	if (code === null && OURS.includes(kind)) return 'refused';
	if (code === null || code === BUSY) return 'server';
	if (code < PERMANENT) return 'later';
	if (command === 'MAIL FROM' || ABOUT_SENDER.test(response)) return 'sender';
	if (command !== 'RCPT TO' && command !== 'DATA') return 'sender';
	const isAboutAddress = ABOUT_ADDRESS.test(response) || !ENHANCED.test(response);
	return isAboutAddress ? 'bounced' : 'refused';
}

const LONGEST_ERROR = 300;

export function saidBy(cause: unknown): Said {
	if (!(cause instanceof Error)) return { code: null, error: 'mail_failed' };
	const { code, response } = fieldsOf(cause);
	const error = (response || cause.message).replace(/\s+/g, ' ').slice(0, LONGEST_ERROR);
	return { code, error };
}

const fields = z.object({
	responseCode: z.int().positive().nullable().catch(null),
	response: z.string().catch(''),
	command: z.string().catch(''),
	code: z.string().catch('')
});

function fieldsOf(cause: unknown) {
	const { responseCode, response, command, code } = fields.parse(
		cause instanceof Error ? cause : {}
	);
	const kind = cause instanceof BadAddress ? cause.name : code;
	return { code: responseCode, response, command, kind };
}
