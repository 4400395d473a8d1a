import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { makeManyResponses } from '../support/many-responses.ts';
import { serve, type Served } from '../support/served.ts';
import { signedIn } from '../support/signed-in.ts';

const ROWS = 5000;

const dataDir = await mkdtemp(join(tmpdir(), 'quizsilver-exports-'));
const slug = await makeManyResponses(dataDir, ROWS);
const server = await serve({ dataDir });
const owner = await signedIn(server, 'en');
afterAll(async () => {
	await server.stop();
	await rm(dataDir, { recursive: true });
});

/** By script and from the workspace. */
const WAYS: [way: string, get: (file: string, init?: RequestInit) => Promise<Response>][] = [
	['the API', (file, init) => server.api(`/quizzes/${slug}/responses.${file}`, init)],
	['the workspace', (file, init) => owner.get(`/exports/responses/${slug}.${file}`, init)]
];

/** Linux only. */
async function threadsOf({ process: { pid } }: Served): Promise<number> {
	return (await readdir(`/proc/${pid}/task`)).length;
}

describe.each(WAYS)('from %s', (_, get) => {
	test('all responses come as CSV, XLSX and NDJSON', async () => {
		const csv = await (await get('csv')).text();
		expect(csv.trimEnd().split('\r\n')).toHaveLength(1 + ROWS + 3);
		const lines = (await (await get('ndjson')).text()).trimEnd().split('\n');
		expect(lines.map((line) => JSON.parse(line).quizSlug)).toEqual(Array(ROWS + 3).fill(slug));
		const workbook = await (await get('xlsx')).bytes();
		expect(new TextDecoder().decode(workbook.slice(0, 2))).toBe('PK');
	});

	test('whoever hangs up ends the thread', async () => {
		const before = await threadsOf(server);
		const left = new AbortController();
		const answer = await get('csv', { signal: left.signal });
		const reader = answer.body?.getReader();
		await reader?.read();
		expect(await threadsOf(server)).toBeGreaterThan(before);
		left.abort();
		await vi.waitFor(
			async () => expect(await threadsOf(server)).toBeLessThanOrEqual(before),
			10_000
		);
	});

	test('the headers alone start nothing that stays', async () => {
		const answer = await get('csv', { method: 'HEAD' });
		expect(answer.status).toBe(200);
		expect(await answer.text()).toBe('');
	});
});

describe('where a row cannot be read', () => {
	test.each(WAYS)('a download from %s breaks off, and the log says so once', async (_, get) => {
		const db = new Database(join(dataDir, 'quizsilver.db'));
		db.prepare(`UPDATE responses SET tags = '{' WHERE id = (SELECT max(id) FROM responses)`).run();
		const printed = server.output().length;
		const answer = await get('csv');
		expect(answer.status).toBe(200);
		await expect(answer.text()).rejects.toThrow('terminated');
		db.prepare(`UPDATE responses SET tags = '[]' WHERE tags = '{'`).run();
		db.close();
		const lines = server.output().slice(printed).trimEnd().split('\n');
		// What is not JSON was printed past the log.
		const logged = lines.map((line) => JSON.parse(line)).filter(({ event }) => event !== 'request');
		expect(logged).toMatchObject([{ event: 'export_failed', format: 'csv' }]);
	});
});
