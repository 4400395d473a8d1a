import { eq, sql } from 'drizzle-orm';
import { describe, expect, test, vi } from 'vitest';
import type { ExportFormat } from '../../../../src/lib/server/services/exports/export-job.ts';
import { startExport } from '../../../../src/lib/server/services/exports/start-export.ts';
import {
	cancelExport,
	exportProgress,
	watchExport
} from '../../../../src/lib/server/services/exports/watched-exports.ts';
import type { LiveQuiz } from '../../../../src/lib/server/services/live.ts';
import { completeSubmission } from '../../../../src/lib/server/services/submissions.ts';
import { aHouse, type TestHouse } from '../../../support/a-house.ts';
import { aLiveQuiz } from '../../../support/a-live-quiz.ts';
import { aSubmission } from '../../../support/a-submission.ts';
import { aWorkspace } from '../../../support/a-workspace.ts';
import { anExport } from '../../../support/an-export.ts';
import { forEachEngine } from '../../../support/store.ts';
import { valueOf } from '../../../support/value-of.ts';

/** More pages than a thread reads ahead. */
const MANY = 3000;

async function send(house: TestHouse, live: LiveQuiz, from: number, count: number) {
	const written = Array.from({ length: count }, (_, index) => {
		const answers = { ...aSubmission().answers, email: `lead${from + index}@example.com` };
		return completeSubmission(house, live, aSubmission({ answers }));
	});
	for (const one of await Promise.all(written)) valueOf(one);
}

const lines = (text: string) => text.trimEnd().split('\n').length;

/** By the oldest of a response's ways: the one that hono puts in its place, wherever it was loaded before, lacks the newest. */
const bytesOf = async (stream: ReadableStream<Uint8Array>) =>
	new Uint8Array(await new Response(stream).arrayBuffer());

forEachEngine((_engine, makeStore) => {
	const open = async (responses: number) => {
		const house = await aHouse({ store: await makeStore('disk') });
		const workspace = await aWorkspace(house);
		const live = await aLiveQuiz(house, workspace);
		for (let from = 0; from < responses; from += 1000) {
			await send(house, live, from, Math.min(1000, responses - from));
		}
		const start = (
			format: ExportFormat = 'csv',
			options = {},
			of: 'responses' | 'leads' = 'responses'
		) =>
			startExport(
				house,
				{ workspace, format, exported: { of, filter: { quiz: live.quizId } } },
				options
			);
		return { house, workspace, live, start };
	};

	test('a file made in a thread is the same as one made here', async () => {
		const { house, workspace, live, start } = await open(30);
		for (const of of ['responses', 'leads'] as const) {
			for (const format of ['csv', 'ndjson'] as const) {
				const here = await Array.fromAsync(
					anExport(of, format)(house, workspace, { quiz: live.quizId })
				);
				const bytes = valueOf(await start(format, {}, of));
				expect(await bytesOf(bytes)).toEqual(new TextEncoder().encode(here.join('')));
			}
		}
		expect(house.lines).toEqual([]);
	});

	test('rows are read no faster than they are taken, and writing goes on meanwhile', async () => {
		const { house, live, start } = await open(MANY);
		const stream = valueOf(await start());
		const reader = stream.getReader();
		let text = new TextDecoder().decode((await reader.read()).value);
		await send(house, live, MANY, 10);
		for (let read = await reader.read(); !read.done; read = await reader.read()) {
			text += new TextDecoder().decode(read.value);
		}
		// What came last was read after it was written.
		expect(text).toContain(`lead${MANY + 9}@example.com`);
		expect(lines(text)).toBe(1 + MANY + 10);
	});

	test('two at once in a workspace; a third is asked to come again, until one has gone', async () => {
		const { workspace, house, start } = await open(10);
		const [one, two] = [valueOf(await start()), valueOf(await start('xlsx'))];
		const busy = { code: 'exports_busy', params: { seconds: 10 } };
		expect(await start()).toEqual({ ok: false, problem: busy });
		const other = await aWorkspace(house);
		const job = { workspace: other, format: 'csv', exported: { of: 'leads', filter: {} } } as const;
		expect(await new Response(valueOf(await startExport(house, job))).text()).toContain('email');
		expect(workspace).not.toBe(other);
		await one.cancel();
		expect(lines(await new Response(valueOf(await start())).text())).toBe(11);
		expect((await bytesOf(two)).length).toBeGreaterThan(1000);
	});

	test('a whole process takes four at once', async () => {
		const { house } = await open(0);
		const startAnywhere = async () =>
			startExport(house, {
				workspace: await aWorkspace(house),
				format: 'csv',
				exported: { of: 'leads', filter: {} }
			});
		const four = [];
		for (let n = 0; n < 4; n += 1) four.push(valueOf(await startAnywhere()));
		expect(await startAnywhere()).toMatchObject({ problem: { code: 'exports_busy' } });
		await Promise.all(four.map((stream) => stream.cancel()));
		await valueOf(await startAnywhere()).cancel();
	});

	test('one that nobody reads is given up and makes room', async () => {
		const { start } = await open(10);
		const left = [
			valueOf(await start('csv', { patience: 1 })),
			valueOf(await start('csv', { patience: 1 }))
		];
		await vi.waitFor(async () => {
			const started = await start();
			if (started.ok) await started.value.cancel();
			expect(started.ok).toBe(true);
		}, 20_000);
		for (const stream of left) await expect(new Response(stream).text()).rejects.toThrow();
	});

	describe('of leads, while somebody watches', () => {
		const watching = async (leads: number) => {
			const { house, workspace } = await open(leads);
			const watcher = { workspace, id: 'user_1' };
			const watched = watchExport(house.store, watcher, 'exp_1');
			const exported = { of: 'leads', filter: {} } as const;
			const job = { workspace, format: 'ndjson', exported } as const;
			const started = await startExport(house, job, { watched });
			const seen = (who = watcher, id = 'exp_1') => exportProgress(house.store, who, id);
			return { house, job, watcher, stream: valueOf(started), seen };
		};

		test('it is known how many there will be, and how many there are', async () => {
			const { stream, seen, watcher } = await watching(MANY);
			expect(seen()).toMatchObject({ state: 'running', total: MANY });
			const bytes = await bytesOf(stream);
			const done = { state: 'done', rows: MANY, total: MANY, bytes: bytes.length };
			expect(seen()).toEqual(done);
			for (const who of [
				{ ...watcher, id: 'user_2' },
				{ ...watcher, workspace: 'ws_2' }
			]) {
				expect(seen(who)).toBeNull();
			}
			expect(seen(watcher, 'exp_2')).toBeNull();
		});

		test('it can be broken off, by whom it is, and makes room', async () => {
			const { house, watcher, stream, seen, job } = await watching(MANY);
			const reader = stream.getReader();
			await reader.read();
			const stranger = { ...watcher, id: 'user_2' };
			cancelExport(house.store, stranger, 'exp_1');
			expect(seen()).toMatchObject({ state: 'running' });
			cancelExport(house.store, watcher, 'exp_1');
			await expect(reader.read()).rejects.toThrow('cancelled');
			expect(seen()).toMatchObject({ state: 'cancelled' });
			expect(house.lines).toEqual([]);
			await vi.waitFor(async () => {
				const two = [await startExport(house, job), await startExport(house, job)];
				await Promise.all(two.map((one) => one.ok && one.value.cancel()));
				expect(two.map(({ ok }) => ok)).toEqual([true, true]);
			}, 10_000);
		});

		test('it can be broken off before it has come, once', async () => {
			const { house, watcher, stream, seen, job } = await watching(10);
			expect(cancelExport(house.store, watcher, 'exp_2')).toBe(true);
			expect(seen(watcher, 'exp_2')).toMatchObject({ state: 'cancelled', rows: 0 });
			const begin = () =>
				startExport(house, job, { watched: watchExport(house.store, watcher, 'exp_2') });
			expect((await begin()).ok).toBe(false);
			expect(seen(watcher, 'exp_2')).toMatchObject({ state: 'cancelled', rows: 0 });
			expect(house.lines).toEqual([]);
			// Whoever tries again in the browser means it.
			expect((await bytesOf(valueOf(await begin()))).length).toBeGreaterThan(0);
			expect(seen(watcher, 'exp_2')).toMatchObject({ state: 'done' });
			expect(cancelExport(house.store, watcher, 'no name')).toBe(false);
			await stream.cancel();
		});

		test('whoever hangs up has cancelled it', async () => {
			const { stream, seen } = await watching(10);
			await stream.cancel();
			await vi.waitFor(() => expect(seen()).toMatchObject({ state: 'cancelled' }));
		});

		test('one that was not begun says so', async () => {
			const { house, job, watcher, stream, seen } = await watching(10);
			const second = valueOf(await startExport(house, job));
			const watched = watchExport(house.store, watcher, 'exp_3');
			expect((await startExport(house, job, { watched })).ok).toBe(false);
			expect(seen(watcher, 'exp_3')).toMatchObject({ state: 'busy' });
			await Promise.all([stream.cancel(), second.cancel()]);
		});
	});

	describe('where a row cannot be read', () => {
		const damage = async (house: TestHouse, nth: number) => {
			const { responses } = house.store.tables;
			const [row] = await house.store.db
				.select({ id: responses.id })
				.from(responses)
				.orderBy(responses.id)
				.limit(1)
				.offset(nth);
			await house.store.db
				.update(responses)
				.set({ tags: sql`'{'` })
				.where(eq(responses.id, row?.id ?? ''));
		};

		test.each(['csv', 'xlsx', 'ndjson'] as const)(
			'half-way, the %s breaks off instead of ending short, and the log says so once',
			async (format) => {
				const { house, start } = await open(1100);
				await damage(house, 1090);
				const stream = valueOf(await start(format));
				await expect(bytesOf(stream)).rejects.toThrow('broke off');
				expect(house.lines.map((line) => JSON.parse(line))).toMatchObject([
					{ level: 'error', event: 'export_failed', export: 'responses', format }
				]);
				expect(house.lines.join()).not.toContain('@example.com');
			}
		);
	});
});

describe('a thread', () => {
	const PIECE =
		'import { parentPort } from "node:worker_threads"; parentPort.postMessage(new Uint8Array([65]));';
	const withThread = async (code: string) => {
		const house = await aHouse();
		const exportThread = new URL(`data:text/javascript,${encodeURIComponent(code)}`);
		const job = { workspace: 'ws', format: 'csv', exported: { of: 'leads', filter: {} } } as const;
		return { house, started: await startExport({ ...house, exportThread }, job) };
	};
	const logged = (house: TestHouse) => house.lines.map((line) => JSON.parse(line));

	test.each([
		['ends without a word', '', 'ThreadEnded'],
		['cannot be started', 'no script', 'SyntaxError'],
		['throws', 'throw new TypeError("a secret")', 'TypeError']
	])('that %s is a failure, not an empty file', async (_, code, error) => {
		const { house, started } = await withThread(code);
		expect(started).toEqual({ ok: false, problem: { code: 'internal' } });
		expect(logged(house)).toMatchObject([{ event: 'export_failed', error }]);
		expect(house.lines.join()).not.toContain('a secret');
	});

	// It hears of each piece that was taken.
	const ON_TAKEN = 'parentPort.once("message", () => { throw new Error(); });';
	test.each([
		['ends too early', PIECE],
		['throws later', `${PIECE} ${ON_TAKEN}`]
	])('that %s breaks the file off', async (_, code) => {
		const { house, started } = await withThread(code);
		await expect(new Response(valueOf(started)).text()).rejects.toThrow();
		expect(logged(house)).toMatchObject([{ event: 'export_failed' }]);
	});

	test('that finds no database asks for patience', async () => {
		const house = await aHouse();
		const store = { ...house.store, databaseUrl: 'file:/no/such/place/quizsilver.db' };
		const job = { workspace: 'ws', format: 'csv', exported: { of: 'leads', filter: {} } } as const;
		expect(await startExport({ ...house, store }, job)).toEqual({
			ok: false,
			problem: { code: 'database_away', params: { seconds: 10 } }
		});
		expect(logged(house)).toMatchObject([{ level: 'warn', event: 'database_away' }]);
	});
});
