import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { healthRoutes } from '../../../src/lib/server/public/health.ts';
import { openStore } from '../../../src/lib/server/storage/open.ts';
import type { Store } from '../../../src/lib/server/storage/store.ts';
import { aHouse, type TestHouse } from '../../support/a-house.ts';
import { migrationsWith } from '../../support/migrations.ts';
import { copyTemplate, type Engine } from '../../support/store.ts';

let house: TestHouse;
let dataDir: string;

beforeEach(async () => {
	dataDir = await mkdtemp(join(tmpdir(), 'quizsilver-'));
	house = await aHouse({ config: { dataDir } });
});

afterEach(async () => {
	await house.store.close();
	await rm(dataDir, { recursive: true, force: true });
});

async function ready(store: Partial<Store> = {}, config: Partial<TestHouse['config']> = {}) {
	const changed = {
		...house,
		store: { ...house.store, ...store },
		config: { ...house.config, ...config }
	};
	const answer = await healthRoutes(changed).request('/readyz');
	return [answer.status, await answer.text()];
}

test('a house in order is ready, and leaves nothing in its folder', async () => {
	expect(await ready()).toEqual([200, 'ready\n']);
	expect(await readdir(dataDir)).toEqual([]);
});

test.each([
	[
		'a database that does not answer',
		{ ping: () => Promise.reject(Object.assign(new Error('secret'), { code: 'ECONNREFUSED' })) },
		{},
		/^not ready: the database does not answer \(ECONNREFUSED\)\n$/
	],
	[
		'a database that another version has changed',
		{ isLevel: async () => false },
		{},
		/^not ready: another version has changed the database[^\n]*\n$/
	],
	[
		'a folder that cannot be written to',
		{},
		{ dataDir: '/dev/null/data' },
		/^not ready: the data folder cannot be written to \(ENOTDIR\)\n$/
	],
	[
		'both at once',
		{ ping: () => Promise.reject(new Error('secret')) },
		{ dataDir: '/dev/null/data' },
		/^not ready: the database does not answer; the data folder [^\n]*\n$/
	]
])('%s is told of in one line', async (_, store, config, line) => {
	const [status, text] = await ready(store, config);
	expect(status).toBe(503);
	expect(text).toMatch(line);
	expect(text).not.toContain('secret');
});

test('the folder is not written to more than once a second, whoever asks', async () => {
	const routes = healthRoutes(house);
	await routes.request('/readyz');
	await rm(dataDir, { recursive: true });
	await routes.request('/readyz');
	await expect(readdir(dataDir)).rejects.toThrow();
	house.clock.advance(1000);
	await routes.request('/readyz');
	expect(await readdir(dataDir)).toEqual([]);
});

test.each<Engine>(['sqlite', 'postgres'])(
	'on %s a database is at the level of this build until another one has changed it',
	async (engine) => {
		const databaseUrl =
			engine === 'sqlite' ? `file:${join(dataDir, 'quizsilver.db')}` : await copyTemplate();
		const ours = await openStore({ databaseUrl });
		expect(await ours.isLevel()).toBe(true);
		await ours.close();
		const migrationsDir = await migrationsWith(dataDir, engine, 'CREATE TABLE more (id integer)');
		await (await openStore({ databaseUrl, migrationsDir })).close();
		const left = await openStore({ databaseUrl, readOnly: true });
		expect(await left.isLevel()).toBe(false);
		await left.close();
	}
);
