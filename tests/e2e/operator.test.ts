import { spawnSync } from 'node:child_process';
import { chmod, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OWNER, serve, type Served } from '../support/served.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

function run(args: string[], env: Record<string, string>) {
	const { status, stdout, stderr } = spawnSync(process.execPath, args, {
		cwd: root,
		encoding: 'utf8',
		timeout: 20_000,
		env: { PATH: process.env.PATH ?? '', HOST: '127.0.0.1', ...env }
	});
	return { status, lines: `${stdout}${stderr}`.trim().split('\n') };
}

describe('beside a running server', () => {
	let server: Served;
	beforeAll(async () => {
		server = await serve();
	});
	afterAll(() => server.stop());

	test('a new password needs no mail server', async () => {
		const env = { DATA_DIR: server.dataDir, ORIGIN: server.origin };
		const { status, lines } = run(['src/commands/password.ts', OWNER.email], env);
		expect(status).toBe(0);
		const page = await fetch(lines[1] ?? '');
		expect(page.status).toBe(200);
		expect(await page.text()).toContain('type="password"');
	});

	test('a stranger gets no link', () => {
		const { status, lines } = run(['src/commands/password.ts', 'nobody@example.com'], {
			DATA_DIR: server.dataDir
		});
		expect(status).toBe(1);
		expect(lines).toEqual(['quizsilver: nobody has the address nobody@example.com here']);
	});

	test('a second server on the same file is refused in one line', () => {
		const { status, lines } = run(['server.js'], { DATA_DIR: server.dataDir, PORT: '0' });
		expect(status).toBe(1);
		expect(lines).toHaveLength(1);
		expect(lines[0]).toMatch(/^quizsilver: /);
	});

	test('what lies in the data folder is for its owner alone', async () => {
		expect(await openToOthers(server.dataDir)).toEqual([]);
	});
});

/** Names of what others on the machine may read or write. */
async function openToOthers(folder: string): Promise<string[]> {
	const names = await readdir(folder, { recursive: true });
	const modes = await Promise.all(names.map((name) => stat(join(folder, name))));
	expect(names).toContain('quizsilver.db');
	expect(names).toContain('secret');
	return names.filter((_, index) => ((modes[index]?.mode ?? 0) & 0o077) !== 0);
}

test('a data folder that it makes, and what a restore makes, are for their owner alone', async () => {
	const folder = await mkdtemp(join(tmpdir(), 'quizsilver-'));
	const dataDir = join(folder, 'new', 'data');
	await (await serve({ dataDir })).stop();
	expect((await stat(dataDir)).mode & 0o777).toBe(0o700);
	const copy = join(folder, 'copy.ndjson.gz');
	expect(run(['src/commands/backup.ts', copy], { DATA_DIR: dataDir }).status).toBe(0);
	expect(run(['src/commands/restore.ts', copy], { DATA_DIR: dataDir }).status).toBe(0);
	expect(await openToOthers(dataDir)).toEqual([]);
	await rm(folder, { recursive: true });
});

test('what an older version left open is closed at the next start', async () => {
	const server = await serve();
	await server.kill();
	const { dataDir } = server;
	for (const name of await readdir(dataDir)) await chmod(join(dataDir, name), 0o644);
	const again = await serve({ dataDir });
	expect(await openToOthers(dataDir)).toEqual([]);
	await again.stop();
	await rm(dataDir, { recursive: true });
});

describe('a server that cannot start says why in one line', () => {
	test.each([
		['a port that is none', { PORT: 'http' }, /PORT/],
		['an address of a database that is none', { DATABASE_URL: 'mysql://x' }, /DATABASE_URL/],
		['a database that nobody serves', { DATABASE_URL: 'postgres://127.0.0.1:1/x' }, /quizsilver: /],
		['an origin that is none', { ORIGIN: 'quiz' }, /ORIGIN/],
		['an owner without a password', { OWNER_EMAIL: 'a@example.com' }, /OWNER_PASSWORD/]
	])('%s', async (_name, env, message) => {
		const dataDir = await mkdtemp(join(tmpdir(), 'quizsilver-'));
		const { status, lines } = run(['server.js'], { DATA_DIR: dataDir, PORT: '0', ...env });
		await rm(dataDir, { recursive: true });
		expect(status).toBe(1);
		expect(lines).toHaveLength(1);
		expect(lines[0]).toMatch(message);
	});
});

test('SIGTERM drains and says so', async () => {
	const server = await serve();
	expect(await server.stop()).toBe(0);
	expect(server.output().trim().split('\n').at(-1)).toBe('Quizsilver has stopped');
});
