import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import type { Clock } from '../../clock.ts';
import { Undecided, type Mail, type Mailer } from '../../mailer.ts';

/** What an author or a respondent typed must never make the transport open a file or an address. */
const SAFE = { disableFileAccess: true, disableUrlAccess: true } as const;
const SOCKET_TIMEOUT = 30_000;

/** Sends through an SMTP server, one connection a mail. */
export function smtpMailer(smtpUrl: string, from: string): Mailer {
	return {
		async send(mail) {
			let isTaking = false;
			const transport = transportTo(smtpUrl, SOCKET_TIMEOUT, (line) => {
				isTaking ||= line.startsWith(GO_AHEAD);
			});
			try {
				await transport.sendMail({ ...envelope(mail, from), ...SAFE });
			} catch (error) {
				const isRefused = error instanceof Error && 'responseCode' in error && error.responseCode;
				throw isTaking && !isRefused && error instanceof Error ? new Undecided(error) : error;
			} finally {
				transport.close();
			}
		},
		close: () => undefined
	};
}

/** From here on the server has the mail, or a part of it: only what was said on the wire tells. */
const GO_AHEAD = '354';

/** @param hear is told each line of the server */
function transportTo(url: string, patience: number, hear: (line: string) => void = () => {}) {
	const log = ({ tnx }: { tnx?: unknown }, line: unknown) =>
		tnx === 'server' ? hear(String(line)) : undefined;
	return createTransport({
		url,
		transactionLog: true,
		logger: { trace: log, debug: log, info: log, warn: log, error: log, fatal: log },
		socketTimeout: patience,
		connectionTimeout: patience,
		greetingTimeout: patience,
		...SAFE
	});
}

const PATIENCE_OF_HANDSHAKE = 5_000;

/** Connects, says hello and signs in; sends nothing. Rejects with the transport's error. */
export async function tryHandshake(smtpUrl: string): Promise<void> {
	const transport = transportTo(smtpUrl, PATIENCE_OF_HANDSHAKE);
	try {
		await transport.verify();
	} finally {
		transport.close();
	}
}

/** Without an SMTP server: each mail becomes an `.eml` file that any mail program opens. */
export function fileMailer(folder: string, from: string, clock: Clock): Mailer {
	const transport = createTransport({ streamTransport: true, buffer: true, newline: 'unix' });
	let written = 0;
	return {
		writesTo: folder,
		async send(mail) {
			const { message } = await transport.sendMail({ ...envelope(mail, from), ...SAFE });
			await mkdir(folder, { recursive: true });
			written += 1;
			const name = `${new Date(clock.now()).toISOString().replace(/[:.]/g, '-')}-${process.pid}-${written}.eml`;
			await writeFile(join(folder, name), message, { mode: 0o600 });
		},
		close: () => transport.close()
	};
}

function envelope(mail: Mail, from: string) {
	const { to, subject, text, html, messageId } = mail;
	return {
		from,
		to: [...to],
		subject,
		text,
		...(html !== undefined && { html }),
		...(messageId !== undefined && { messageId })
	};
}
