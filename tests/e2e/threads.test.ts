import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterAll, expect, test } from 'vitest';
import type { ImportTask } from '../../src/lib/server/services/imports/import-thread.ts';
import type { ExportTask } from '../../src/lib/server/services/exports/export-thread.ts';
import { openStore } from '../../src/lib/server/storage/open.ts';

/* Of the build: each thread's file by itself, with nothing of the server loaded before it. */

const THREADS = new URL('../../build/server/threads/', import.meta.url);
const dataDir = await mkdtemp(join(tmpdir(), 'quizsilver-threads-'));
afterAll(() => rm(dataDir, { recursive: true }));

/** The first thing that it tells and that is meant. @throws what it ends with before that */
async function answerOf(
	thread: string,
	task: ExportTask | ImportTask,
	isMeant: (told: unknown) => boolean = () => true
): Promise<unknown> {
	const worker = new Worker(new URL(`${thread}.js`, THREADS), { workerData: task });
	try {
		for (;;) {
			const [answer] = await once(worker, 'message', { signal: AbortSignal.timeout(30_000) });
			if (isMeant(answer)) return answer;
		}
	} finally {
		await worker.terminate();
	}
}

test('the thread of exports begins by itself and answers', async () => {
	const databaseUrl = `file:${join(dataDir, 'quizsilver.db')}`;
	await (await openStore({ databaseUrl })).close();
	const task = {
		exportFrom: databaseUrl,
		origin: 'https://quiz.example.com',
		job: { workspace: 'ws_1', format: 'csv', exported: { of: 'leads', filter: {} } }
	} as const;
	// How far it is comes before the first piece.
	const answer = await answerOf('exportThread', task, (told) => told instanceof Uint8Array);
	expect(answer).toBeInstanceOf(Uint8Array);
	expect(answer instanceof Uint8Array && new TextDecoder().decode(answer)).toMatch(/email/i);
});

test('the thread of imports begins by itself and answers', async () => {
	const path = join(dataDir, 'people.csv');
	await writeFile(path, 'email,name\nanna@example.com,Anna\n');
	const answer = await answerOf('importThread', { peopleIn: path, look: {} });
	expect(answer).toMatchObject({
		headings: ['email', 'name'],
		rows: [['anna@example.com', 'Anna']]
	});
});
