import { once } from 'node:events';
import { SMTPServer, type SMTPServerOptions, type SMTPServerSession } from 'smtp-server';

/** A mail that a server has taken the whole of. */
export interface Taken {
	id: string;
	from: string;
	to: string[];
	/** As it came. */
	raw: string;
	at: number;
}

export interface MailSink {
	url: string;
	port: number;
	taken: Taken[];
	server: SMTPServer;
	close(): Promise<void>;
}

export interface SinkOptions {
	/** Asked for each recipient; an error refuses it. */
	recipient?: (address: string, session: SMTPServerSession) => Error | null | Promise<Error | null>;
	/** Asked once the whole of a mail is there; it counts as taken already. */
	data?: (mail: Taken, session: SMTPServerSession) => Error | null | Promise<Error | null>;
	options?: SMTPServerOptions;
	/** Keeps what mails say; without, only who got which. */
	keeps?: boolean;
}

/** As a mail server refuses. */
export const refusal = (responseCode: number, words = 'not now') =>
	Object.assign(new Error(words), { responseCode });

/** A mail server that keeps what it takes, and fails as it is told to. */
export async function aMailSink(sink: SinkOptions = {}): Promise<MailSink> {
	const { recipient = () => null, data = () => null, options, keeps = true } = sink;
	const taken: Taken[] = [];
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS'],
		closeTimeout: 50,
		onRcptTo: ({ address }, session, next) =>
			void Promise.resolve(recipient(address, session)).then(next),
		onData(stream, session, next) {
			const parts: Buffer[] = [];
			stream.on('data', (chunk: Buffer) => void parts.push(chunk));
			stream.on('end', () => {
				const raw = Buffer.concat(parts).toString('latin1');
				const mail = mailOf(raw, session);
				taken.push(keeps ? mail : { ...mail, raw: '' });
				void Promise.resolve(data(mail, session)).then(next);
			});
		},
		...options
	});
	// Clients that are cut off are what some tests are about.
	server.on('error', () => undefined);
	server.listen(0, '127.0.0.1');
	await once(server.server, 'listening');
	const address = server.server.address();
	if (address === null || typeof address === 'string') throw new Error('no port');
	return {
		url: `smtp://127.0.0.1:${address.port}`,
		port: address.port,
		taken,
		server,
		close: () => new Promise((done) => server.close(() => done()))
	};
}

function mailOf(raw: string, { envelope }: SMTPServerSession): Taken {
	const { mailFrom, rcptTo } = envelope;
	return {
		id: /^Message-ID: <([^@>]+)@/im.exec(raw)?.[1] ?? '',
		from: mailFrom === false ? '' : mailFrom.address,
		to: rcptTo.map(({ address }) => address),
		raw,
		at: Date.now()
	};
}

/** Ends the connection of a session without a word. */
export function hangUp(server: SMTPServer, session: SMTPServerSession): void {
	for (const client of server.connections) {
		if ('id' in client && client.id === session.id) client.close();
	}
}
