import { readdir } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { Stale, type Store } from '../../../src/lib/server/storage/store.ts';
import { forEachEngine, openEmptyStore } from '../../support/store.ts';
import { CHANGES, furnished, READS, UNBOUND } from './every-query.ts';

forEachEngine((engine, makeStore) => {
	describe('a stranger gets nothing from', () => {
		test('any query that reads', async () => {
			const store = await furnished(await makeStore());
			for (const [name, query] of Object.entries(READS)) {
				expect(isNothing(await query(store, 'ws_2')), `${name} for a stranger`).toBe(true);
				expect(isNothing(await query(store, 'ws_1')), `${name} for the owner`).toBe(false);
			}
		});

		test.each(Object.entries(CHANGES))('%s, which changes something', async (_, query) => {
			const store = await openEmptyStore(engine);
			try {
				await furnished(store);
				const before = await everything(store);
				const answer = await query(store, 'ws_2').catch((error: unknown) => error);
				expect(answer instanceof Stale || isNothing(answer)).toBe(true);
				expect(await everything(store)).toEqual(before);
				await query(store, 'ws_1');
				expect(await everything(store)).not.toEqual(before);
			} finally {
				await store.close();
			}
		});
	});
});

test('every query is looked at here', async () => {
	const folder = new URL('../../../src/lib/server/storage/queries/', import.meta.url);
	const modules = await Promise.all(
		(await readdir(folder)).map((file) => import(new URL(file, folder).pathname))
	);
	const queries = modules.flatMap((module: object) =>
		Object.entries(module).flatMap(([name, value]) => (typeof value === 'function' ? name : []))
	);
	const known = [...Object.keys(READS), ...Object.keys(CHANGES), ...Object.values(UNBOUND).flat()];
	expect(queries.sort()).toEqual(known.sort());
});

function isNothing(answer: unknown): boolean {
	return !answer || (Array.isArray(answer) && answer.length === 0);
}

async function everything(store: Store) {
	const tables = Object.entries(store.tables);
	const rows = tables.map(async ([name, table]) => [name, await store.db.select().from(table)]);
	return Object.fromEntries(await Promise.all(rows));
}
