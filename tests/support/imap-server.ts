import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

interface Kept {
	uid: number;
	source: Buffer;
	seen: boolean;
}

export interface ImapServer {
	url: string;
	messages: Kept[];
	/** What was asked, without tags. */
	asked: string[];
	/** The mailbox is made anew: its numbers mean nothing any more. */
	validity: number;
	/** From now on the connection is cut at a command that begins so. */
	cutAt: string | null;
	/** From now on nothing is answered. */
	mute: boolean;
	/** The password that is taken. */
	secret: string;
	deliver(source: Buffer): void;
	/** Once somebody has connected. */
	called(): Promise<unknown>;
	close(): Promise<void>;
}

/** One mailbox behind as much of IMAP4rev1 as a reader of reports speaks. */
export async function anImapServer(): Promise<ImapServer> {
	const sockets = new Set<Socket>();
	const server = createServer((socket) => {
		sockets.add(socket);
		socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
		if (!imap.mute) socket.write('* OK ready\r\n');
		let held = '';
		socket.on('data', (data) => {
			held += data.toString();
			const lines = held.split('\r\n');
			held = lines.pop() ?? '';
			for (const line of lines) answer(imap, socket, line);
		});
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	const port = typeof address === 'object' && address ? address.port : 0;
	let nextUid = 1;
	const imap: ImapServer = {
		url: `imap://returns%40example.com:se%2Fcret@127.0.0.1:${port}/`,
		messages: [],
		asked: [],
		validity: 7,
		cutAt: null,
		mute: false,
		secret: 'se/cret',
		called: async () => (sockets.size > 0 ? undefined : once(server, 'connection')),
		deliver(source) {
			imap.messages.push({ uid: nextUid, source, seen: false });
			nextUid += 1;
		},
		async close() {
			for (const socket of sockets) socket.destroy();
			server.close();
			await once(server, 'close');
		}
	};
	return imap;
}

function answer(imap: ImapServer, socket: Socket, line: string): void {
	const [, tag = '', command = ''] = /^(\S+) (.*)$/.exec(line) ?? [];
	if (imap.mute) return;
	imap.asked.push(command);
	if (imap.cutAt !== null && command.startsWith(imap.cutAt)) return void socket.destroy();
	for (const told of untagged(imap, command)) socket.write(told);
	const refused = command.startsWith('LOGIN') && !command.includes(imap.secret);
	socket.write(`${tag} ${refused ? 'NO [AUTHENTICATIONFAILED] no' : 'OK'} done\r\n`);
	if (command === 'LOGOUT') socket.end();
}

function untagged({ messages, validity }: ImapServer, command: string): (string | Buffer)[] {
	if (command === 'CAPABILITY') return ['* CAPABILITY IMAP4rev1\r\n'];
	if (command.startsWith('LIST')) return ['* LIST () "/" INBOX\r\n'];
	if (command.startsWith('SELECT'))
		return [
			`* ${messages.length} EXISTS\r\n`,
			`* OK [UIDVALIDITY ${validity}] x\r\n`,
			`* OK [UIDNEXT ${(messages.at(-1)?.uid ?? 0) + 1}] x\r\n`
		];
	const [, verb = '', rest = ''] = /^UID (\w+) (.*)$/.exec(command) ?? [];
	if (verb === 'SEARCH') {
		const from = Number(/(\d+):\*/.exec(rest)?.[1]);
		const last = messages.at(-1)?.uid;
		const uids = messages.map(({ uid }) => uid).filter((uid) => uid >= from || uid === last);
		return [`* SEARCH ${uids.join(' ')}\r\n`];
	}
	const uid = Number(/^\d+/.exec(rest)?.[0]);
	const at = messages.findIndex((message) => message.uid === uid);
	const message = messages[at];
	if (!message) return [];
	if (verb === 'STORE') {
		message.seen ||= rest.includes('\\Seen');
		return [`* ${at + 1} FETCH (UID ${uid} FLAGS (\\Seen))\r\n`];
	}
	const [, most] = /<0\.(\d+)>/.exec(rest) ?? [];
	const source = message.source.subarray(0, most === undefined ? undefined : Number(most));
	return [
		`* ${at + 1} FETCH (UID ${uid} BODY[]${most === undefined ? '' : '<0>'} {${source.length}}\r\n`,
		source,
		')\r\n'
	];
}
