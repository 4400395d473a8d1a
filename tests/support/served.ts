import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

export const OWNER = { email: 'owner@example.com', password: 'correct horse battery' };
const TOKEN = 'qs_token_of_the_unattended_owner_0001';

/** The built server in a process of its own, on data of its own. */
export interface Served {
	origin: string;
	port: number;
	dataDir: string;
	process: ChildProcess;
	/** Everything printed so far. */
	output(): string;
	/** Calls the API with the owner's token. */
	api(path: string, init?: RequestInit): Promise<Response>;
	/** SIGTERM; resolves with the exit code. */
	stop(): Promise<number | null>;
	/** SIGKILL; resolves with the signal that ended it. */
	kill(): Promise<NodeJS.Signals | null>;
	/** Waits for it to end by itself; resolves with the exit code, or the signal that ended it. */
	end(): Promise<NodeJS.Signals | number | null>;
}

export interface ServeOptions {
	env?: Record<string, string>;
	/** Kept when the server ends; a new temporary one unless given. */
	dataDir?: string;
	port?: number;
	/** The server's folder; this checkout unless given. */
	root?: string;
	/** What Node is started with; the product unless given. */
	entry?: string[];
	/** A command that runs Node in surroundings of its own, and becomes it. */
	through?: string[];
}

/** @throws Error with the server's output where it does not come up within three minutes */
export async function serve(options: ServeOptions = {}): Promise<Served> {
	const server = await launch(options);
	await untilHealthy(server);
	return server;
}

const running = new Set<ChildProcess>();
process.once('exit', () => running.forEach((child) => child.kill('SIGKILL')));

/** Starts the server and does not wait until it answers. */
export async function launch(options: ServeOptions = {}): Promise<Served> {
	const port = options.port ?? (await freePort());
	const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'quizsilver-')));
	const origin = `http://127.0.0.1:${port}`;
	const [program = process.execPath, ...before] = options.through ?? [];
	const own = options.through ? [process.execPath] : [];
	const args = [...before, ...own, ...(options.entry ?? ['server.js'])];
	const child = spawn(program, args, {
		cwd: options.root ?? root,
		stdio: ['ignore', 'pipe', 'pipe'],
		env: {
			PATH: process.env.PATH ?? '',
			PORT: String(port),
			HOST: '127.0.0.1',
			ORIGIN: origin,
			DATA_DIR: dataDir,
			OWNER_EMAIL: OWNER.email,
			OWNER_PASSWORD: OWNER.password,
			OWNER_API_TOKEN: TOKEN,
			WEBHOOK_ALLOW_PRIVATE: '1',
			...options.env
		}
	});
	running.add(child);
	let printed = '';
	child.stdout?.on('data', (chunk: Buffer) => (printed += chunk.toString()));
	child.stderr?.on('data', (chunk: Buffer) => (printed += chunk.toString()));
	const ended = once(child, 'exit').finally(() => running.delete(child));
	return {
		origin,
		port,
		dataDir,
		process: child,
		output: () => printed,
		api: apiAt(origin),
		async stop() {
			child.kill('SIGTERM');
			const [code] = await ended;
			if (!options.dataDir) await rm(dataDir, { recursive: true, force: true });
			return code;
		},
		async kill() {
			child.kill('SIGKILL');
			const [, signal] = await ended;
			return signal;
		},
		async end() {
			const [code, signal] = await ended;
			return signal ?? code;
		}
	};
}

/** Calls the API at this address with the owner's token. */
export function apiAt(origin: string): Served['api'] {
	return (path, init = {}) =>
		fetch(`${origin}/api/v1${path}`, {
			...init,
			headers: {
				authorization: `Bearer ${TOKEN}`,
				...(init.body ? { 'content-type': 'application/json' } : {}),
				...init.headers
			}
		});
}

async function untilHealthy({ origin, process: child, output }: Served): Promise<void> {
	const deadline = Date.now() + 180_000;
	while (child.exitCode === null && Date.now() < deadline) {
		const healthy = await fetch(`${origin}/healthz`).then(
			(response) => response.ok,
			() => false
		);
		if (healthy) return;
		await new Promise((resolve) => setTimeout(resolve, 20));
	}
	child.kill('SIGKILL');
	throw new Error(`the server did not come up:\n${output()}`);
}

export async function freePort(): Promise<number> {
	const probe = createServer().listen(0, '127.0.0.1');
	await once(probe, 'listening');
	const address = probe.address();
	probe.close();
	await once(probe, 'close');
	if (address === null || typeof address === 'string') throw new Error('no port');
	return address.port;
}
