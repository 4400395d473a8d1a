import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { aMailSink } from './a-mail-sink.ts';

const run = promisify(execFile);
const POSTFIX = '/usr/sbin/postfix';

/** Takes every letter for `example.com` and keeps it. */
export interface MailServer {
	url: string;
	/** The letters that have arrived, as they were written down. */
	letters(): Promise<string[]>;
	stop(): Promise<void>;
}

/** Debian's Postfix where it is installed, else a server of the test's own, which speaks the same SMTP. */
export function startMailServer(): Promise<MailServer> {
	return existsSync(POSTFIX) ? startPostfix() : startSink();
}

async function startSink(): Promise<MailServer> {
	const { url, taken, close } = await aMailSink();
	return {
		url,
		letters: () => Promise.resolve(taken.map(({ raw }) => Buffer.from(raw, 'latin1').toString())),
		stop: close
	};
}

/** On a port and in a folder of its own. @throws Error with its log where it does not come up */
async function startPostfix(): Promise<MailServer> {
	const folder = await mkdtemp(join(tmpdir(), 'postfix-'));
	// Its daemons are users of their own.
	await chmod(folder, 0o755);
	const port = await freePort();
	await write(folder, port);
	const master = spawn(POSTFIX, ['-c', join(folder, 'etc'), 'start-fg'], { stdio: 'ignore' });
	await untilOpen(port, master, folder);
	const arrived = join(folder, 'mail', 'all', 'new');
	return {
		url: `smtp://127.0.0.1:${port}`,
		async letters() {
			const names = existsSync(arrived) ? await readdir(arrived) : [];
			return Promise.all(names.map((name) => readFile(join(arrived, name), 'utf8')));
		},
		async stop() {
			await run(POSTFIX, ['-c', join(folder, 'etc'), 'stop']).catch(() => undefined);
			await rm(folder, { recursive: true, force: true });
		}
	};
}

async function write(folder: string, port: number): Promise<void> {
	for (const name of ['etc', 'spool', 'data', 'mail']) await mkdir(join(folder, name));
	const { uid, gid } = await idsOf('postfix');
	await run('chown', ['postfix', join(folder, 'data'), join(folder, 'mail')]);
	await writeFile(
		join(folder, 'etc', 'main.cf'),
		`compatibility_level = 3.6
myhostname = mail.example.com
queue_directory = ${folder}/spool
data_directory = ${folder}/data
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
maillog_file = ${folder}/log
maillog_file_prefixes = ${folder}
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
mydestination =
alias_maps =
local_recipient_maps =
default_transport = error:only example.com is taken here
virtual_transport = virtual
virtual_mailbox_domains = example.com
virtual_mailbox_base = ${folder}/mail
virtual_mailbox_maps = static:all/
virtual_minimum_uid = 1
virtual_uid_maps = static:${uid}
virtual_gid_maps = static:${gid}
`
	);
	const services = [
		`127.0.0.1:${port} inet n - n - - smtpd`,
		...['pickup unix n - n 60 1 pickup', 'cleanup unix n - n - 0 cleanup'],
		...['qmgr unix n - n 300 1 qmgr', 'tlsmgr unix - - n 1000? 1 tlsmgr'],
		...['rewrite unix - - n - - trivial-rewrite', 'bounce unix - - n - 0 bounce'],
		...['defer unix - - n - 0 bounce', 'trace unix - - n - 0 bounce'],
		...['verify unix - - n - 1 verify', 'flush unix n - n 1000? 0 flush'],
		...['proxymap unix - - n - - proxymap', 'smtp unix - - n - - smtp'],
		...['error unix - - n - - error', 'retry unix - - n - - error'],
		...['discard unix - - n - - discard', 'virtual unix - n n - - virtual'],
		...['anvil unix - - n - 1 anvil', 'scache unix - - n - 1 scache'],
		'postlog unix-dgram n - n - 1 postlogd'
	];
	await writeFile(join(folder, 'etc', 'master.cf'), `${services.join('\n')}\n`);
}

async function idsOf(user: string): Promise<{ uid: string; gid: string }> {
	const [uid, gid] = await Promise.all(
		['-u', '-g'].map(async (which) => (await run('id', [which, user])).stdout.trim())
	);
	return { uid: uid ?? '', gid: gid ?? '' };
}

async function untilOpen(port: number, master: ChildProcess, folder: string): Promise<void> {
	for (let tries = 0; tries < 300 && master.exitCode === null; tries += 1) {
		if (await answers(port)) return;
		await setTimeout(100);
	}
	const log = await readFile(join(folder, 'log'), 'utf8').catch(() => '');
	throw new Error(`Postfix did not come up\n${log}`);
}

function answers(port: number): Promise<boolean> {
	return new Promise((resolve) => {
		const socket = connect(port, '127.0.0.1');
		socket.once('data', () => end(true));
		socket.once('error', () => end(false));
		function end(open: boolean) {
			socket.destroy();
			resolve(open);
		}
	});
}

function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', reject);
		server.listen(0, '127.0.0.1', () => {
			const address = server.address();
			server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
		});
	});
}
