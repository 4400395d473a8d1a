import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { describe, expect, test, vi } from 'vitest';
import { whyNotOpened } from '../../../src/lib/server/storage/engines/postgres-refusals.ts';
import { openStore } from '../../../src/lib/server/storage/open.ts';
import { anId, aSubmissionWrite } from '../../support/a-submission-write.ts';
import { migrationsWith } from '../../support/migrations.ts';
import { copyTemplate } from '../../support/store.ts';

const aLog = () => ({ info: vi.fn(), warn: vi.fn(), error: vi.fn() });

/** @returns the first value of the answer */
async function ask(databaseUrl: string, text: string): Promise<unknown> {
	const client = new pg.Client({ connectionString: databaseUrl });
	await client.connect();
	const { rows } = await client
		.query<unknown[]>({ text, rowMode: 'array' })
		.finally(() => client.end());
	return rows?.[0]?.[0];
}

describe('a PostgreSQL database', () => {
	test('is migrated once by processes that start together', async () => {
		const databaseUrl = await copyTemplate();
		await ask(databaseUrl, 'DROP SCHEMA public CASCADE; CREATE SCHEMA public');
		const logs = Array.from({ length: 4 }, aLog);
		const stores = await Promise.all(logs.map((log) => openStore({ databaseUrl, log })));
		const migrated = logs.filter(({ info }) => info.mock.calls.length > 0);
		expect(migrated).toHaveLength(1);
		await Promise.all(stores.map((store) => store.ping()));
		await Promise.all(stores.map((store) => store.close()));
	});

	test('changed by a newer version is refused, and a migration that fails changes nothing', async () => {
		const folder = await mkdtemp(join(tmpdir(), 'quizsilver-migrations-'));
		const databaseUrl = await copyTemplate();
		const bad = await migrationsWith(
			join(folder, 'bad'),
			'postgres',
			'CREATE TABLE more (id text);\n--> statement-breakpoint\nCREATE TABLE settings (id text);'
		);
		await expect(openStore({ databaseUrl, migrationsDir: bad })).rejects.toThrow('already exists');
		const newer = await migrationsWith(
			join(folder, 'newer'),
			'postgres',
			'CREATE TABLE more (id text);'
		);
		await (await openStore({ databaseUrl, migrationsDir: newer })).close();
		await expect(openStore({ databaseUrl })).rejects.toThrow(
			'A newer version of Quizsilver has changed this database'
		);
		await rm(folder, { recursive: true });
	});

	test('that does not promise durable commits is told of', async () => {
		const databaseUrl = await copyTemplate();
		const log = aLog();
		await (await openStore({ databaseUrl, log })).close();
		expect(log.warn).toHaveBeenCalledWith('database_not_durable', {
			synchronous_commit: 'on',
			fsync: 'off'
		});
	});

	test('that goes away and comes back is used again', async () => {
		const databaseUrl = await copyTemplate();
		const log = aLog();
		const store = await openStore({ databaseUrl, log });
		await Promise.all([store.ping(), store.ping(), store.ping()]);
		const lost = new Promise((resolve) => log.warn.mockImplementation(resolve));
		await ask(
			databaseUrl,
			`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
			WHERE datname = current_database() AND application_name = 'quizsilver'`
		);
		await lost;
		await vi.waitFor(() => store.ping());
		const [written] = await store.completeSubmissions([aSubmissionWrite()]);
		expect(written?.state).toBe('stored');
		await store.close();
	});

	test('that has grown since its statements were prepared is not read whole', async () => {
		const databaseUrl = await copyTemplate();
		// While the table is empty all indexes look alike, and the newest is taken.
		await ask(
			databaseUrl,
			`CREATE INDEX leads_lure ON leads (workspace_id); ALTER TABLE leads SET (autovacuum_enabled = off)`
		);
		const [store, other] = [await openStore({ databaseUrl }), await openStore({ databaseUrl })];
		const newLeads = (count: number) =>
			Array.from({ length: count }, () =>
				aSubmissionWrite({ contact: { email: `${anId('new')}@example.com` } })
			);
		for (let time = 0; time < 8; time += 1) await store.completeSubmissions(newLeads(16));
		await other.completeSubmissions(newLeads(4000));
		for (let time = 0; time < 64; time += 1) await store.completeSubmissions(newLeads(16));
		await Promise.all([store.close(), other.close()]);
		const reads = await ask(
			databaseUrl,
			`SELECT idx_tup_read FROM pg_stat_user_indexes WHERE indexrelname = 'leads_lure'`
		);
		// Until its plans are made anew it may read the whole table for each lead, but not 64 times.
		expect(Number(reads)).toBeLessThan(1_000_000);
	});
});

describe('what cannot be opened is explained in one line', () => {
	test('where nobody listens', async () => {
		const databaseUrl = 'postgres://user:secret@127.0.0.1:1/quizsilver';
		await expect(openStore({ databaseUrl })).rejects.toThrow(
			'PostgreSQL at 127.0.0.1:1 does not answer (ECONNREFUSED): is it running, and is DATABASE_URL right?'
		);
	});

	test('where the database is missing', async () => {
		const databaseUrl = (await copyTemplate()).replace(/store_\w+/, 'missing');
		await expect(openStore({ databaseUrl })).rejects.toThrow(
			/^PostgreSQL at \S+ has no database missing: create it first\.$/
		);
	});

	test('where the address is none', async () => {
		await expect(openStore({ databaseUrl: 'postgres://[/' })).rejects.toThrow(
			'DATABASE_URL is not an address that PostgreSQL understands.'
		);
	});

	test.each([
		['28P01', 'PostgreSQL at db:5433 refuses the user or the password in DATABASE_URL.'],
		['28000', 'PostgreSQL at db:5433 refuses the user or the password in DATABASE_URL.'],
		['53300', 'PostgreSQL at db:5433 has no connection left for Quizsilver.'],
		['42501', 'PostgreSQL at db:5433 does not let this user create tables.'],
		['XX000', 'PostgreSQL at db:5433: first line']
	])('by the code %s', (code, line) => {
		const error = Object.assign(new Error('first line\nsecond line'), { code });
		expect(whyNotOpened(error, 'postgres://user:secret@db:5433/quizsilver').message).toBe(line);
	});
});
