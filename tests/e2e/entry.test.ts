import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serve } from '../support/served.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
let folder: string;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'quizsilver-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Starts the server and waits for its end. */
async function start(env: Record<string, string>, entry = join(root, 'server.js')) {
	const child = spawn(process.execPath, [entry], {
		cwd: folder,
		env: { PATH: process.env.PATH ?? '', PORT: '0', HOST: '127.0.0.1', DATA_DIR: folder, ...env },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	let errors = '';
	child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
	const [code] = await once(child, 'close');
	return { code, errors };
}

describe('what cannot start says why in one line, and ends with 1', () => {
	test.each([
		['a port that is none', { PORT: '99999' }, /PORT/],
		['an origin that is none', { ORIGIN: 'example.com' }, /ORIGIN/],
		['a database of no kind', { DATABASE_URL: 'mysql://x' }, /DATABASE_URL/],
		['a database that does not answer', { DATABASE_URL: 'postgres://127.0.0.1:1/x' }, /./],
		['a folder that cannot be made', { DATA_DIR: '/dev/null/data' }, /./]
	])('%s', async (_, env, reason) => {
		const { code, errors } = await start(env);
		expect(errors).toMatch(/^quizsilver: [^\n]+\n$/);
		expect(errors).toMatch(reason);
		expect(code).toBe(1);
	});

	test('a port that is taken', async () => {
		const other = createServer().listen(0, '127.0.0.1');
		await once(other, 'listening');
		const { port } = other.address() as AddressInfo;
		const { code, errors } = await start({ PORT: String(port) });
		other.close();
		expect(errors).toMatch(/^quizsilver: [^\n]*EADDRINUSE[^\n]*\n$/);
		expect(code).toBe(1);
	});

	test('a database that another process holds', async () => {
		const server = await serve();
		const { code, errors } = await start({ DATA_DIR: server.dataDir });
		await server.stop();
		expect(errors).toMatch(/^quizsilver: [^\n]+\n$/);
		expect(code).toBe(1);
	});

	test('a build that is not there', async () => {
		const entry = join(folder, 'server.mjs');
		await copyFile(join(root, 'server.js'), entry);
		const { code, errors } = await start({}, entry);
		expect(errors).toMatch(/^quizsilver: there is no build[^\n]*\n$/);
		expect(code).toBe(1);
	});
});

describe('a server that is told to stop', () => {
	test('ends with 0 after one line', async () => {
		const server = await serve();
		expect(await server.stop()).toBe(0);
		expect(server.output()).toMatch(/Quizsilver has stopped\n$/);
	});

	test('answers what was asked before', async () => {
		const server = await serve();
		const body = JSON.stringify({ answers: {} });
		const asked = request(`${server.origin}/api/v1/quizzes/none/responses`, {
			method: 'POST',
			headers: { 'content-type': 'application/json', 'content-length': body.length }
		});
		const answered = once(asked, 'response');
		await new Promise((written) => asked.write(body.slice(0, 5), written));
		await expect.poll(() => fetch(`${server.origin}/healthz`).then(({ ok }) => ok)).toBe(true);
		const stopped = server.stop();
		await expect
			.poll(() =>
				fetch(`${server.origin}/healthz`).then(
					() => 'serves',
					() => 'refuses'
				)
			)
			.toBe('refuses');
		asked.end(body.slice(5));
		const [response] = await answered;
		expect(response.statusCode).toBe(404);
		response.resume();
		expect(await stopped).toBe(0);
	});
});
