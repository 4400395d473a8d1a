import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeBackup } from '../../src/lib/server/storage/backup/make-backup.ts';
import { restoreBackup } from '../../src/lib/server/storage/backup/restore-backup.ts';
import { makePostgres, type PostgresServer } from '../support/postgres-server.ts';
import { serve, type Served } from '../support/served.ts';
import { publishedLeadQuiz } from '../bench/lead-load.ts';
import { AMOUNTS } from './amounts.ts';
import { seeded, submit } from './trial.ts';

const CLIENTS = 8;
/** Between a client's answer and what it sends next, ms: a hundred backups of a database that only grows would take a day. */
const PACE = 25;

let folder: string;
let postgres: PostgresServer;

beforeAll(async () => {
	postgres = await makePostgres({ fsync: true });
});
afterAll(() => postgres.remove());

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'quizsilver-backup-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A server that is sent submissions until the work is done; the work is told what was acknowledged so far. */
async function underLoad(
	env: Record<string, string>,
	work: (server: Served, acknowledged: ReadonlySet<string>) => Promise<void>
): Promise<void> {
	const server = await serve({ env });
	const quiz = await publishedLeadQuiz(server);
	const acknowledged = new Set<string>();
	let goesOn = true;
	let next = 0;
	const client = async () => {
		while (goesOn) {
			const answer = await submit(server, quiz, next++, false);
			if (answer.status === 201) acknowledged.add((await answer.json()).id);
			await wait(PACE);
		}
	};
	const clients = Array.from({ length: CLIENTS }, client);
	try {
		await work(server, acknowledged);
	} finally {
		goesOn = false;
		await Promise.all(clients);
		await server.stop();
	}
}

const configOf = ({ dataDir }: Served, env: Record<string, string>) => ({
	databaseUrl: env['DATABASE_URL'] ?? `file:${join(dataDir, 'quizsilver.db')}`,
	dataDir,
	secret: undefined
});

function responsesIn(file: string): Set<string> {
	const client = new Database(file, { readonly: true });
	try {
		return new Set(client.prepare<[], string>('SELECT id FROM responses').pluck().all());
	} finally {
		client.close();
	}
}

async function until(condition: () => boolean): Promise<void> {
	await expect.poll(condition, { timeout: 30_000 }).toBe(true);
}

const missing = (told: ReadonlySet<string>, kept: ReadonlySet<string>) =>
	[...told].filter((id) => !kept.has(id));

describe.each(['SQLite', 'PostgreSQL'])('a backup of %s under load', (engine) => {
	const { backups, timeout } = AMOUNTS;
	test(
		`holds, ${backups} times of ${backups}, every response that was acknowledged before it began`,
		async () => {
			const env: Record<string, string> =
				engine === 'SQLite' ? {} : { DATABASE_URL: postgres.urlOf('postgres') };
			await underLoad(env, async (server, acknowledged) => {
				for (let time = 0; time < backups; time += 1) {
					const before = acknowledged.size;
					await until(() => acknowledged.size > before + 20);
					const told = new Set(acknowledged);
					const to = join(folder, `${time}.ndjson.gz`);
					await makeBackup({ config: configOf(server, env), to, now: Date.now() });
					const dataDir = join(folder, `restored-${time}`);
					const file = join(dataDir, 'quizsilver.db');
					const config = { databaseUrl: `file:${file}`, dataDir, secret: undefined };
					await restoreBackup({ config, from: to, now: Date.now() });
					expect(missing(told, responsesIn(file))).toEqual([]);
					await rm(dataDir, { recursive: true });
					await rm(to);
				}
			});
		},
		timeout
	);
});

test('the same watch sees responses lost in a copy of the file without its log', async () => {
	await underLoad({}, async (server, acknowledged) => {
		await until(() => acknowledged.size > 100);
		const told = new Set(acknowledged);
		const copy = join(folder, 'copy.db');
		await copyFile(join(server.dataDir, 'quizsilver.db'), copy);
		const kept = () => {
			try {
				return responsesIn(copy);
			} catch {
				return new Set<string>();
			}
		};
		expect(missing(told, kept())).not.toEqual([]);
	});
});

/** Restores in a process of its own, which is killed after so many ms. */
async function killedRestore(backup: string, dataDir: string, after: number): Promise<void> {
	const child = spawn(process.execPath, ['src/commands/restore.ts', backup], {
		env: { PATH: process.env.PATH, DATA_DIR: dataDir },
		stdio: 'ignore'
	});
	const ended = once(child, 'exit');
	await Promise.race([ended, wait(Math.min(after, 60_000))]);
	child.kill('SIGKILL');
	await ended;
}

test(
	`a restore that is killed, ${AMOUNTS.killedRestores} times at random moments, leaves the old database or the new one`,
	async () => {
		const source = await serve({ dataDir: join(folder, 'source') });
		const quiz = await publishedLeadQuiz(source);
		const numbers = Array.from({ length: 200 }, (_, number) => number);
		await Promise.all(numbers.map((number) => submit(source, quiz, number, false)));
		const backup = join(folder, 'backup.ndjson.gz');
		await makeBackup({ config: configOf(source, {}), to: backup, now: Date.now() });
		await source.stop();
		const target = join(folder, 'target');
		await (await serve({ dataDir: target })).stop();
		const file = join(target, 'quizsilver.db');
		await copyFile(file, join(folder, 'empty.db'));
		const random = seeded(20_261_126);
		const seen = new Set<number>();
		let takes = Infinity;
		for (let time = 0; time <= AMOUNTS.killedRestores; time += 1) {
			await copyFile(join(folder, 'empty.db'), file);
			const begun = performance.now();
			await killedRestore(backup, target, random() * takes);
			// The first one is let through, to know how long one takes.
			if (time === 0) takes = performance.now() - begun;
			const checked = new Database(file);
			expect(checked.pragma('integrity_check', { simple: true })).toBe('ok');
			checked.close();
			seen.add(responsesIn(file).size);
		}
		expect([...seen].filter((count) => count !== 0 && count !== 200)).toEqual([]);
	},
	AMOUNTS.timeout
);
