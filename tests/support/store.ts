import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, describe, inject } from 'vitest';
import { openStore } from '../../src/lib/server/storage/open.ts';
import type { Store } from '../../src/lib/server/storage/store.ts';

export type Engine = Store['engine'];

/** Opens an empty store of its own; it is closed after the file's tests. */
export type MakeStore = () => Promise<Store>;

const ENGINES: readonly Engine[] = ['sqlite', 'postgres'];

/** The same suite on both engines. */
export function forEachEngine(suite: (engine: Engine, makeStore: MakeStore) => void): void {
	describe.each(ENGINES)('on %s', (engine) => {
		const opened: Store[] = [];
		afterAll(() => Promise.all(opened.map((store) => store.close())));
		suite(engine, async () => {
			const store = await openEmptyStore(engine);
			opened.push(store);
			return store;
		});
	});
}

/** The caller closes it. */
export async function openEmptyStore(engine: Engine): Promise<Store> {
	const databaseUrl = engine === 'sqlite' ? 'file::memory:' : await copyTemplate();
	return openStore({ databaseUrl });
}

/** @returns the address of a new, migrated PostgreSQL database */
export async function copyTemplate(): Promise<string> {
	const name = `store_${randomBytes(8).toString('hex')}`;
	const template = inject('postgresTemplate');
	const client = new pg.Client({
		connectionString: template.replace('/template_store?', '/postgres?')
	});
	await client.connect();
	try {
		await client.query(`CREATE DATABASE ${name} TEMPLATE template_store`);
	} finally {
		await client.end();
	}
	return template.replace('/template_store?', `/${name}?`);
}
