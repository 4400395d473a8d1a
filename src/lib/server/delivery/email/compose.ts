import type { SendMailOptions } from 'nodemailer';
import type { Mail } from '../../mailer.ts';

/** What an author or a respondent typed must never make the transport open a file or an address. */
export const SAFE = { disableFileAccess: true, disableUrlAccess: true } as const;

/** One address and nothing else: what is quoted, listed or commented might be read as several. */
const ADDRESS = /^[^\s<>()[\],;:\\"@\p{Cc}]{1,64}@[^\s<>()[\],;:\\"@\p{Cc}]{1,253}$/u;

/** The address is none, or more than one: nothing is sent. */
export class BadAddress extends Error {
	override readonly name = 'BadAddress';
	readonly code = 'EENVELOPE';
}

/**
 * As the transport wants it. Whatever was typed stays in its field: it adds no header and no recipient.
 * @throws BadAddress
 */
export function compose(mail: Mail, installation: string): SendMailOptions {
	const { subject, text, html, messageId, from, replyTo, returnTo, leave } = mail;
	const to = mail.to.map(oneAddress);
	const sender = from && { name: onOneLine(from.name), address: oneAddress(from.address) };
	return {
		from: sender ?? installation,
		to: to.map((address) => ({ name: '', address })),
		...(replyTo !== undefined && { replyTo: { name: '', address: oneAddress(replyTo) } }),
		subject: onOneLine(subject),
		text,
		...(html !== undefined && { html }),
		...(messageId !== undefined && { messageId }),
		...(returnTo !== undefined && { envelope: { from: oneAddress(returnTo), to } }),
		headers: leave === undefined ? AUTOMATIC : bulk(leave),
		...SAFE
	};
}

/** No automatic reply is wanted: RFC 3834. */
const AUTOMATIC = { 'Auto-Submitted': 'auto-generated' };

/** To many, who may leave with one click: RFC 2369, RFC 8058. */
function bulk(leave: string) {
	return {
		'List-Unsubscribe': { prepared: true, value: `<${new URL(leave).href}>` },
		'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
		Precedence: 'bulk',
		'X-Auto-Response-Suppress': 'OOF, AutoReply'
	};
}

function oneAddress(address: string): string {
	if (!ADDRESS.test(address)) throw new BadAddress('This is not one address.');
	return address;
}

function onOneLine(text: string): string {
	return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}
