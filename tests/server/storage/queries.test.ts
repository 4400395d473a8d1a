import { asc } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import {
	addCounts,
	countsOf,
	startAttempt
} from '../../../src/lib/server/storage/queries/counters.ts';
import { leadPlaces } from '../../../src/lib/server/storage/queries/lead-list.ts';
import { leadsByIds } from '../../../src/lib/server/storage/queries/leads.ts';
import { responsesPage } from '../../../src/lib/server/storage/queries/responses.ts';
import { countTry } from '../../../src/lib/server/storage/queries/throttles.ts';
import { aSubmissionWrite } from '../../support/a-submission-write.ts';
import { forEachEngine } from '../../support/store.ts';

const counter = (name: string, count = 1) => ({
	workspaceId: 'ws_1',
	quizId: 'qz_1',
	day: '2025-10-09',
	version: 1,
	source: 'direct',
	name,
	count
});

forEachEngine((_engine, makeStore) => {
	test('every table has every column, on this engine too', async () => {
		const { db, tables } = await makeStore();
		for (const table of Object.values(tables)) expect(await db.select().from(table)).toEqual([]);
	});

	test('texts sort by code point', async () => {
		const { db, tables } = await makeStore();
		const sorted = ['', ' ', 'A', 'B', 'a', 'b', 'é', 'Ё', 'А', 'а', 'я', 'ё', '很', 'ﬀ', '🌡️'];
		await db
			.insert(tables.settings)
			.values([...sorted].reverse().map((key) => ({ key, value: 0 })));
		const rows = await db.select().from(tables.settings).orderBy(asc(tables.settings.key));
		expect(rows.map((row) => row.key)).toEqual(sorted);
	});

	describe('counting', () => {
		test('loses nothing that comes at the same time, in whatever order', async () => {
			const store = await makeStore();
			const counts = ['view', 'start', 'step:a', 'step:b'].map((name) => counter(name));
			await Promise.all(
				Array.from({ length: 20 }, (_, index) =>
					addCounts(store, index % 2 === 0 ? counts : [...counts].reverse())
				)
			);
			const found = await countsOf(store, 'ws_1', ['qz_1', 'qz_2']);
			expect(found.map(({ name, count }) => [name, count]).sort()).toEqual([
				['start', 20],
				['step:a', 20],
				['step:b', 20],
				['view', 20]
			]);
		});

		test('counts the start of an attempt once', async () => {
			const store = await makeStore();
			const attempt = {
				quizId: 'qz_1',
				attemptId: 'att_1',
				workspaceId: 'ws_1',
				version: 1,
				source: 'direct',
				startedAt: 0,
				completedAt: null
			};
			const start = () => startAttempt(store, attempt, counter('start'));
			const started = await Promise.all([start(), start(), start(), start()]);
			expect(started.filter(Boolean)).toHaveLength(1);
			expect(await start()).toBe(false);
			expect(await countsOf(store, 'ws_1', ['qz_1'])).toMatchObject([{ name: 'start', count: 1 }]);
		});

		test('numbers tries within a window, which begins anew when it has passed', async () => {
			const store = await makeStore();
			const tries = await Promise.all(
				Array.from({ length: 20 }, () => countTry(store, 'key', 100, 50))
			);
			expect(tries.map(({ count }) => count).sort((a, b) => a - b)).toEqual(
				Array.from({ length: 20 }, (_, index) => index + 1)
			);
			expect(await countTry(store, 'key', 149, 50)).toMatchObject({ count: 21, windowStart: 100 });
			expect(await countTry(store, 'key', 150, 50)).toMatchObject({ count: 1, windowStart: 150 });
			expect(await countTry(store, 'other', 150, 50)).toMatchObject({ count: 1, windowStart: 150 });
		});
	});

	test('pages run from the newest back, and exports from the oldest on, without gap or repeat', async () => {
		const store = await makeStore();
		const batch = Array.from({ length: 7 }, (_, index) =>
			aSubmissionWrite({ contact: { email: `${index}@example.com` } })
		);
		await store.completeSubmissions(batch);
		const ids = batch.map((write) => write.responseId);
		const first = await responsesPage(store, 'ws_1', { limit: 3 });
		expect(first.map((row) => row.id)).toEqual(ids.slice(3).reverse());
		const before = first[2]?.id;
		const second = await responsesPage(store, 'ws_1', { limit: 10, before });
		expect(second.map((row) => row.id)).toEqual(ids.slice(0, 4).reverse());
		const page = {
			order: { by: 'created', descending: false } as const,
			...{ limit: 3, looked: { count: 7, way: { by: 'any' as const }, few: true }, tests: false }
		};
		const places = await leadPlaces(store, 'ws_1', {}, page);
		const next = await leadPlaces(store, 'ws_1', {}, { ...page, after: places[2] });
		const found = [...places, ...next.slice(1)].map(({ id }) => id);
		expect(found).toEqual(batch.map(({ newLeadId }) => newLeadId));
		const leads = await leadsByIds(store, 'ws_1', found.slice(3, 5));
		expect(leads.map(({ email }) => email).sort()).toEqual(['3@example.com', '4@example.com']);
	});
});
