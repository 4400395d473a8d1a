import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
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

	test('the secret is for its owner alone', async () => {
		const { mode } = await stat(join(server.dataDir, 'secret'));
		expect(mode & 0o777).toBe(0o600);
	});
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
