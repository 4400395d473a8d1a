import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import type { Clock } from '../../clock.ts';
import { Undecided, type Mail, type Mailer, type MailLine } from '../../mailer.ts';
import { compose, SAFE } from './compose.ts';
import type { Signature } from './dkim.ts';

const SOCKET_TIMEOUT = 30_000;

/** How long a server that was silent is waited for, and what mails are signed with. */
export interface SmtpOptions {
	signature?: Signature | undefined;
	/** ms */
	patience?: number | undefined;
}

/** Sends through an SMTP server: one connection a mail, or by a line. */
export function smtpMailer(smtpUrl: string, from: string, options: SmtpOptions = {}): Mailer {
	return {
		async send(mail) {
			const line = openLine(smtpUrl, from, options);
			try {
				await line.send(mail);
			} finally {
				line.close();
			}
		},
		line: () => openLine(smtpUrl, from, options, KEPT),
		close: () => undefined
	};
}

/** A mail is tried once: whether it may be tried again is for others to know. */
const KEPT = { pool: true, maxConnections: 1, maxMessages: 1000, maxRequeues: 0 } as const;

/** One connection, opened when it is needed: one mail at a time, so that what is heard on the wire is about that mail. */
function openLine(
	smtpUrl: string,
	from: string,
	{ signature, patience = SOCKET_TIMEOUT }: SmtpOptions,
	kept?: typeof KEPT
): MailLine {
	let isTaking = false;
	const transport = createTransport({
		url: smtpUrl,
		...kept,
		...listening((heard) => (isTaking ||= heard)),
		...waiting(patience),
		...(signature && { dkim: signature }),
		...SAFE
	});
	return {
		async send(mail) {
			isTaking = false;
			try {
				await transport.sendMail(compose(mail, from));
			} catch (error) {
				const isRefused = error instanceof Error && 'responseCode' in error && error.responseCode;
				throw isTaking && !isRefused && error instanceof Error ? new Undecided(error) : error;
			}
		},
		close: () => transport.close()
	};
}

/** From here on the server has the mail, or a part of it: only what was said on the wire tells. */
const GO_AHEAD = '354';

/** @param hear is told whether the server takes the mail: it says so, or the whole of the mail has left */
function listening(hear: (isTaking: boolean) => void) {
	const log = ({ tnx }: { tnx?: unknown }, line: unknown) =>
		hear(tnx === 'message' || (tnx === 'server' && String(line).startsWith(GO_AHEAD)));
	const logger = { trace: log, debug: log, info: log, warn: log, error: log, fatal: log };
	return { transactionLog: true, logger };
}

function waiting(patience: number) {
	return { socketTimeout: patience, connectionTimeout: patience, greetingTimeout: patience };
}

const PATIENCE_OF_HANDSHAKE = 5_000;

/** Connects, says hello and signs in; sends nothing. Rejects with the transport's error. */
export async function tryHandshake(smtpUrl: string): Promise<void> {
	const transport = createTransport({ url: smtpUrl, ...waiting(PATIENCE_OF_HANDSHAKE), ...SAFE });
	try {
		await transport.verify();
	} finally {
		transport.close();
	}
}

/** Without an SMTP server: each mail becomes an `.eml` file that any mail program opens. */
export function fileMailer(
	folder: string,
	from: string,
	clock: Clock,
	signature?: Signature
): Mailer {
	const transport = createTransport({
		streamTransport: true,
		buffer: true,
		newline: 'unix',
		...(signature && { dkim: signature })
	});
	let written = 0;

	function nameOf(mail: Mail): string {
		written += 1;
		const time = new Date(clock.now()).toISOString().replace(/[:.]/g, '-');
		return mail.file ?? `${time}-${process.pid}-${written}.eml`;
	}

	return {
		writesTo: folder,
		async send(mail) {
			const { message } = await transport.sendMail(compose(mail, from));
			await mkdir(folder, { recursive: true });
			await writeFile(join(folder, nameOf(mail)), message, { mode: 0o600 });
		},
		close: () => transport.close()
	};
}
