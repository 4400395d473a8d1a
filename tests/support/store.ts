import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, describe, inject } from 'vitest';
import { openStore } from '../../src/lib/server/storage/open.ts';
import type { Store } from '../../src/lib/server/storage/store.ts';

export type Engine = Store['engine'];

/** Other connections, as exports open them, see nothing of what is in memory. */
type Where = 'memory' | 'disk';

/** Opens an empty store of its own; it is closed after the file's tests. */
export type MakeStore = (where?: Where) => Promise<Store>;

const ENGINES: readonly Engine[] = ['sqlite', 'postgres'];

/** The same suite on both engines. */
export function forEachEngine(suite: (engine: Engine, makeStore: MakeStore) => void): void {
	describe.each(ENGINES)('on %s', (engine) => {
		const opened: Store[] = [];
		afterAll(() => Promise.all(opened.map((store) => store.close())));
		suite(engine, async (where) => {
			const store = await openEmptyStore(engine, where);
			opened.push(store);
			return store;
		});
	});
}

/** The caller closes it. */
export async function openEmptyStore(engine: Engine, where: Where = 'memory'): Promise<Store> {
	if (engine === 'postgres') return openStore({ databaseUrl: await copyTemplate() });
	if (where === 'memory') return openStore({ databaseUrl: 'file::memory:' });
	const folder = await mkdtemp(join(tmpdir(), 'quizsilver-store-'));
	const store = await openStore({ databaseUrl: `file:${join(folder, 'quizsilver.db')}` });
	return {
		...store,
		async close() {
			await store.close();
			await rm(folder, { recursive: true });
		}
	};
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
