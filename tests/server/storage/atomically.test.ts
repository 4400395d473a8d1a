import { eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { Stale } from '../../../src/lib/server/storage/store.ts';
import { forEachEngine } from '../../support/store.ts';

forEachEngine((_engine, makeStore) => {
	test('runs a list of statements and says how many rows each has hit', async () => {
		const store = await makeStore();
		const { throttles } = store.tables;
		const counts = await store.atomically((db) => [
			db.insert(throttles).values({ key: 'a', windowStart: 1, count: 1 }),
			db.insert(throttles).values({ key: 'b', windowStart: 1, count: 1 }),
			db.insert(throttles).values({ key: 'b', windowStart: 1, count: 1 }).onConflictDoNothing(),
			db.update(throttles).set({ count: sql`${throttles.count} + 1` }),
			db.delete(throttles).where(eq(throttles.key, 'nobody'))
		]);
		expect(counts).toEqual([1, 1, 0, 2, 0]);
		expect(await store.db.$count(throttles, eq(throttles.count, 2))).toBe(2);
	});

	test('undoes everything where other rows were hit than expected', async () => {
		const store = await makeStore();
		const { throttles } = store.tables;
		const guarded = store.atomically(
			(db) => [
				db.insert(throttles).values({ key: 'a', windowStart: 1, count: 1 }),
				db.update(throttles).set({ count: 9 }).where(eq(throttles.key, 'nobody'))
			],
			([inserted, updated]) => inserted === 1 && updated === 1
		);
		await expect(guarded).rejects.toThrow(Stale);
		expect(await store.db.select().from(throttles)).toEqual([]);
	});

	test('undoes everything where a statement fails, and knows a duplicate', async () => {
		const store = await makeStore();
		const { throttles } = store.tables;
		const row = { key: 'a', windowStart: 1, count: 1 };
		const twice = store.atomically((db) => [
			db.insert(throttles).values(row),
			db.insert(throttles).values(row)
		]);
		const error: unknown = await twice.catch((thrown: unknown) => thrown);
		expect(store.isDuplicate(error)).toBe(true);
		expect(store.isDuplicate(new Error('something else'))).toBe(false);
		expect(await store.db.select().from(throttles)).toEqual([]);
	});

	test('knows a duplicate of a single statement', async () => {
		const store = await makeStore();
		const insert = () =>
			store.db.insert(store.tables.settings).values({ key: 'a', value: { b: [1, null] } });
		await insert();
		const error: unknown = await insert().then(undefined, (thrown: unknown) => thrown);
		expect(store.isDuplicate(error)).toBe(true);
		expect(await store.db.select().from(store.tables.settings)).toEqual([
			{ key: 'a', value: { b: [1, null] } }
		]);
	});
});
