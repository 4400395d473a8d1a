import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStore } from '../../../src/lib/server/storage/open.ts';
import { migrationsWith } from '../../support/migrations.ts';

let folder = '';
let files = 0;
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'quizsilver-sqlite-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function aFile(): string {
	files += 1;
	return join(folder, 'made when missing', `${files}.db`);
}

const setting = { key: 'a', value: 'kept' };

describe('a SQLite file', () => {
	test('is made with its folder, and keeps what is written', async () => {
		const databaseUrl = `file:${aFile()}`;
		const first = await openStore({ databaseUrl });
		await first.db.insert(first.tables.settings).values(setting);
		await first.close();
		const second = await openStore({ databaseUrl });
		expect(await second.db.select().from(second.tables.settings)).toEqual([setting]);
		await second.close();
	});

	test('may be named by a file URL', async () => {
		const file = aFile();
		const byUrl = await openStore({ databaseUrl: pathToFileURL(file).href });
		await byUrl.db.insert(byUrl.tables.settings).values(setting);
		await byUrl.close();
		const byPath = await openStore({ databaseUrl: `file:${file}` });
		expect(await byPath.db.$count(byPath.tables.settings)).toBe(1);
		await byPath.close();
	});

	test.each([
		['journal_mode', 'wal'],
		['synchronous', 2],
		['foreign_keys', 1],
		['busy_timeout', 5000],
		['secure_delete', 1]
	])('is opened with %s = %s', async (name, value) => {
		const store = await openStore({ databaseUrl: `file:${aFile()}` });
		const found = await store.db
			.select({ value: sql`*` })
			.from(sql`${sql.raw(`pragma_${name}`)}`)
			.limit(1);
		expect(found).toEqual([{ value }]);
		await store.close();
	});

	test('keeps rows with their parents', async () => {
		const store = await openStore({ databaseUrl: `file:${aFile()}` });
		const orphan = { workspaceId: 'ws_1', quizId: 'nobody', version: 1, definition: {} };
		const insert = store.db
			.insert(store.tables.versions)
			.values({ ...orphan, publishedAt: 0, publishedBy: '' });
		await expect(insert.then()).rejects.toThrow('FOREIGN KEY');
		await store.close();
	});

	test('that is something else is refused in one line', async () => {
		const file = join(folder, 'not-a-database');
		await writeFile(file, 'These are not the pages of a database.'.repeat(100));
		await expect(openStore({ databaseUrl: `file:${file}` })).rejects.toThrow(
			`${file} cannot be used as a SQLite database (SQLITE_NOTADB).`
		);
	});

	test('in a folder that cannot be made is refused in one line', async () => {
		const file = join(folder, 'a-file', 'x.db');
		await writeFile(join(folder, 'a-file'), '');
		await expect(openStore({ databaseUrl: `file:${file}` })).rejects.toThrow(
			/^\S+x\.db cannot be opened \((EEXIST|ENOTDIR|SQLITE_CANTOPEN)\)\.$/
		);
	});
});

describe('a second writer', () => {
	const refusal = (file: string) => `Another process uses ${file}: stop it first.`;

	test('is refused while the first lives, and let in when it is killed', async () => {
		const file = aFile();
		const child = anotherProcess(`file:${file}`);
		expect(await said(child)).toBe('open');
		await expect(openStore({ databaseUrl: `file:${file}` })).rejects.toThrow(refusal(file));
		child.kill('SIGKILL');
		const [, signal] = await once(child, 'exit');
		expect(signal).toBe('SIGKILL');
		const store = await openStore({ databaseUrl: `file:${file}` });
		const second = anotherProcess(`file:${file}`);
		expect(await said(second)).toBe(refusal(file));
		await store.close();
	});

	test('is refused in the same process too, and let in after closing', async () => {
		const file = aFile();
		const first = await openStore({ databaseUrl: `file:${file}` });
		await expect(openStore({ databaseUrl: `file:${file}` })).rejects.toThrow(refusal(file));
		await first.close();
		await (await openStore({ databaseUrl: `file:${file}` })).close();
	});
});

describe('migrations', () => {
	test('that fail change nothing', async () => {
		const databaseUrl = `file:${aFile()}`;
		const statement =
			'CREATE TABLE more (id text);\n--> statement-breakpoint\nCREATE TABLE settings (id text);';
		const migrationsDir = await migrationsWith(join(folder, 'failing'), 'sqlite', statement);
		await expect(openStore({ databaseUrl, migrationsDir })).rejects.toThrow('already exists');
		const store = await openStore({ databaseUrl });
		const tables = await store.db.select({ name: sql`name` }).from(sql`sqlite_schema`);
		expect(tables).not.toContainEqual({ name: 'more' });
		await store.close();
	});

	test('of a newer version are refused by an older one', async () => {
		const databaseUrl = `file:${aFile()}`;
		const newer = await migrationsWith(
			join(folder, 'newer'),
			'sqlite',
			'CREATE TABLE more (id text);'
		);
		await (await openStore({ databaseUrl, migrationsDir: newer })).close();
		await expect(openStore({ databaseUrl })).rejects.toThrow(
			'A newer version of Quizsilver has changed this database'
		);
		await (await openStore({ databaseUrl, migrationsDir: newer })).close();
	});

	test('may rebuild a table without losing the rows that hang on it', async () => {
		const databaseUrl = `file:${aFile()}`;
		const old = await openStore({ databaseUrl });
		const { workspaces, users, sessions } = old.tables;
		const id = 'usr_1';
		const workspaceId = 'ws_1';
		await old.db.insert(workspaces).values({ id: workspaceId, name: '', createdAt: 0 });
		const user = { id, workspaceId, email: 'a@b', name: '', passwordHash: '', locale: 'en' };
		await old.db.insert(users).values({ ...user, createdAt: 0 });
		const times = { createdAt: 0, expiresAt: 0, lastSeenAt: 0 };
		await old.db.insert(sessions).values({ idHash: 'a', userId: id, workspaceId, ...times });
		await old.close();
		const rebuild = `CREATE TABLE users_new AS SELECT * FROM users;
--> statement-breakpoint
DROP TABLE users;
--> statement-breakpoint
ALTER TABLE users_new RENAME TO users;
--> statement-breakpoint
CREATE UNIQUE INDEX users_id ON users (id);`;
		const migrationsDir = await migrationsWith(join(folder, 'rebuild'), 'sqlite', rebuild);
		const store = await openStore({ databaseUrl, migrationsDir });
		expect(await store.db.$count(sessions)).toBe(1);
		await store.close();
	});
});

function anotherProcess(databaseUrl: string): ChildProcess {
	const program = new URL('../../support/open-and-wait.ts', import.meta.url).pathname;
	return spawn(process.execPath, [program, databaseUrl], { stdio: ['ignore', 'pipe', 'inherit'] });
}

async function said(child: ChildProcess): Promise<string> {
	if (!child.stdout) throw new Error('The process has no output.');
	const [line] = await once(child.stdout, 'data');
	return String(line).trim();
}
