import {
	copyFile,
	mkdtemp,
	readdir,
	readFile,
	rm,
	stat,
	truncate,
	writeFile
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeBackup } from '../../../src/lib/server/storage/backup/make-backup.ts';
import { restoreBackup } from '../../../src/lib/server/storage/backup/restore-backup.ts';
import { openStore } from '../../../src/lib/server/storage/open.ts';
import { quizAtAddress } from '../../../src/lib/server/storage/queries/quizzes.ts';
import {
	claimUploads,
	everythingIn,
	fillInstallation,
	PICTURE,
	type Installation
} from '../../support/a-full-house.ts';
import { migrationsBefore, migrationsWith } from '../../support/migrations.ts';
import { copyTemplate, type Engine } from '../../support/store.ts';

const NOW = Date.UTC(2026, 10, 25, 10, 0, 0);
const ENGINES: readonly Engine[] = ['sqlite', 'postgres'];
const PAIRS = ENGINES.flatMap((from) => ENGINES.map((to) => [from, to] as const));

let folder: string;
let backup: string;
let full: string;

beforeAll(async () => {
	const dataDir = await mkdtemp(join(tmpdir(), 'quizsilver-full-'));
	full = join(dataDir, 'full.ndjson.gz');
	const databaseUrl = `file:${join(dataDir, 'quizsilver.db')}`;
	await fillInstallation({ databaseUrl, dataDir, secret: undefined });
	const config = { databaseUrl, dataDir, secret: undefined };
	await makeBackup({ config, to: full, now: NOW });
});

afterAll(() => rm(dirname(full), { recursive: true, force: true }));

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'quizsilver-backup-'));
	backup = join(folder, 'backup.ndjson.gz');
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function anInstallation(engine: Engine): Promise<Installation> {
	const dataDir = await mkdtemp(join(folder, `${engine}-`));
	const databaseUrl =
		engine === 'sqlite' ? `file:${join(dataDir, 'quizsilver.db')}` : await copyTemplate();
	return { databaseUrl, dataDir, secret: undefined };
}

/** Filled by the backup of a full one, which takes less time than filling it again. */
async function aFullOne(engine: Engine): Promise<Installation> {
	const installation = await anInstallation(engine);
	await restoreBackup({ config: installation, from: full, now: NOW - 86_400_000 });
	return installation;
}

const save = (config: Installation, to = backup) => makeBackup({ config, to, now: NOW });
const restore = (config: Installation, from = backup) => restoreBackup({ config, from, now: NOW });

/** The backup with its lines changed. */
async function changed(change: (lines: string[]) => string[]): Promise<string> {
	const lines = gunzipSync(await readFile(backup))
		.toString()
		.split('\n');
	const path = join(folder, 'changed.ndjson.gz');
	await writeFile(path, gzipSync(change(lines).join('\n')));
	return path;
}

test.each(ENGINES)(
	'a backup of %s names the files of responses and the pictures that it lacks',
	async (engine) => {
		const source = await aFullOne(engine);
		await claimUploads(source.databaseUrl, { upl_ab: 200_000, upl_ac: 0, upl_ad: 7 });
		expect((await save(source)).lacking).toEqual(['uploads/ad/upl_ad.1']);
		await truncate(join(source.dataDir, 'uploads', 'ab', 'upl_ab.1'), 100);
		const again = await save(source, join(folder, 'again.ndjson.gz'));
		expect(again.lacking).toEqual(['uploads/ab/upl_ab.1', 'uploads/ad/upl_ad.1']);
		await rm(join(source.dataDir, PICTURE));
		const third = await save(source, join(folder, 'third.ndjson.gz'));
		expect(third.lacking).toContain(PICTURE);
	}
);

describe.each(PAIRS)('a backup of %s restored into %s', (from, to) => {
	test('holds every row, the files and the secret, and the old ones are kept aside', async () => {
		const source = await anInstallation(from);
		await fillInstallation(source);
		const before = await everythingIn(source);
		const made = await save(source);
		expect(made.rows).toMatchObject({ responses: 30, leads: 28, workspaces: 1, deliveries: 28 });
		expect(made.files).toBe(4);
		expect((await stat(backup)).mode & 0o777).toBe(0o600);

		const target = await aFullOne(to);
		await writeFile(join(target.dataDir, 'secret'), 'another secret');
		const old = await everythingIn(target);
		const restored = await restore(target);
		expect(restored.rows).toEqual(made.rows);
		expect(await everythingIn(target)).toEqual(before);
		for (const file of ['secret', 'uploads/ab/upl_ab.1', 'uploads/ac/upl_ac.1', PICTURE]) {
			const both = [source, target].map(({ dataDir }) => readFile(join(dataDir, file)));
			const [written, read] = await Promise.all(both);
			expect(read?.equals(written ?? Buffer.alloc(0)), file).toBe(true);
		}
		const aside = join(target.dataDir, 'secret.before-restore-2026-11-25T10-00-00Z');
		expect(await readFile(aside, 'utf8')).toBe('another secret');
		expect(await everythingIn(await asideOf(target, restored.aside))).toEqual(old);
		expect(await readdir(target.dataDir)).not.toContain('.restoring');
	});
});

/** The installation as it was before the restore. */
async function asideOf(target: Installation, aside: string | null): Promise<Installation> {
	const schema = /^the schema (\w+)$/.exec(aside ?? '')?.[1];
	if (!schema) return { ...target, databaseUrl: `file:${aside}` };
	const client = new pg.Client({ connectionString: target.databaseUrl });
	await client.connect();
	await client.query(`DROP SCHEMA public CASCADE`);
	await client.query(`ALTER SCHEMA ${schema} RENAME TO public`);
	await client.end();
	return target;
}

describe.each(ENGINES)('on %s', (engine) => {
	test('a backup is restored where nothing was before', async () => {
		const source = await aFullOne(engine);
		const before = await everythingIn(source);
		await save(source);
		const target = await anInstallation(engine);
		await restore(target);
		expect(await everythingIn(target)).toEqual(before);
	});

	test('nothing is restored while a server uses the database', async () => {
		const source = await aFullOne(engine);
		await save(source);
		const store = await openStore({ databaseUrl: source.databaseUrl });
		await store.ping();
		await expect(restore(source)).rejects.toThrow(/^Another process uses [^\n]+: stop [^\n]+$/);
		await store.close();
		await restore(source);
	});

	test('a backup of an older version is brought to this one', async () => {
		const source = await aFullOne(engine);
		await save(source);
		const migrationsDir = await migrationsWith(
			join(folder, 'newer'),
			engine,
			`ALTER TABLE leads ADD COLUMN mood text DEFAULT 'fine' NOT NULL`
		);
		const config = await anInstallation(engine);
		await restoreBackup({ config, from: backup, now: NOW, migrationsDir });
		const store = await openStore({ databaseUrl: config.databaseUrl, migrationsDir });
		expect(await store.isLevel()).toBe(true);
		expect(await store.db.$count(store.tables.leads)).toBe(28);
		await store.close();
	});

	test('a quiz of a version that kept one address of each is found at it, and holds it', async () => {
		const older = await anInstallation('sqlite');
		const before = await migrationsBefore(join(folder, 'older'), 'sqlite', '0006_addresses');
		await (await openStore({ databaseUrl: older.databaseUrl, migrationsDir: before })).close();
		writeInto(
			older.databaseUrl,
			`INSERT INTO quizzes (id, workspace_id, slug, title, draft, draft_revision, created_at, updated_at, deleted_at)
			VALUES ('quiz_1', 'ws_1', 'fit', 'Fit', '{}', 1, 1, 1, NULL), ('quiz_2', 'ws_1', 'gone', 'Fit', '{}', 1, 1, 1, 2)`
		);
		await makeBackup({ config: older, to: backup, now: NOW, migrationsDir: before });
		const config = await anInstallation(engine);
		await restore(config);
		const store = await openStore({ databaseUrl: config.databaseUrl });
		expect(await quizAtAddress(store, 'fit')).toMatchObject({ id: 'quiz_1' });
		const rows = await store.db.select().from(store.tables.addresses);
		expect(rows.sort((a, b) => a.slug.localeCompare(b.slug))).toEqual([
			{ slug: 'fit', workspaceId: 'ws_1', quizId: 'quiz_1', leftAt: null },
			{ slug: 'gone', workspaceId: 'ws_1', quizId: 'quiz_2', leftAt: null }
		]);
		await store.close();
	});

	test('leads of a version that had no desk get what they are listed by', async () => {
		const older = await anInstallation('sqlite');
		const before = await migrationsBefore(join(folder, 'older'), 'sqlite', '0013_lead_desk');
		await (await openStore({ databaseUrl: older.databaseUrl, migrationsDir: before })).close();
		writeInto(
			older.databaseUrl,
			`INSERT INTO leads (id, workspace_id, search, locale, segment, temperature, heat, stage, stage_rank, shown_quiz_id, sequence, created_at, updated_at)
			VALUES ('lead_1', 'ws_1', '', 'en', 'hot', 'hot', 2, 'sql', 2, 'quiz_1', 1, 1, 5), ('lead_2', 'ws_1', '', 'en', 'cold', 'cold', 0, 'lead', 0, 'quiz_1', 1, 1, 6);
			INSERT INTO lead_quizzes (workspace_id, lead_id, quiz_id, response_id, segment, temperature, heat, stage, stage_rank, total, percent, updated_at)
			VALUES ('ws_1', 'lead_1', 'quiz_1', 'resp_2', 'hot', 'hot', 2, 'sql', 2, 30, 90, 5), ('ws_1', 'lead_1', 'quiz_2', 'resp_1', 'warm', 'warm', 1, 'mql', 1, 10, 50, 4);
			INSERT INTO responses (id, workspace_id, quiz_id, version, idempotency_key, body_hash, lead_id, locale, answers, hidden, path, ignored, total, percent, dimensions, segment, temperature, stage, tags, receipt, test, quarantined, source, created_at)
			VALUES ('resp_1', 'ws_1', 'quiz_2', 1, 'k1', 'h', 'lead_1', 'en', '{}', '{}', '[]', '[]', 10, 50, '{}', 'warm', 'warm', 'mql', '[]', '{}', 0, 0, 'newsletter', 4),
			('resp_2', 'ws_1', 'quiz_1', 1, 'k2', 'h', 'lead_1', 'en', '{}', '{}', '[]', '[]', 30, 90, '{}', 'hot', 'hot', 'sql', '[]', '{}', 0, 0, 'direct', 5)`
		);
		await makeBackup({ config: older, to: backup, now: NOW, migrationsDir: before });
		const config = await anInstallation(engine);
		await restore(config);
		const store = await openStore({ databaseUrl: config.databaseUrl });
		const { leads } = store.tables;
		expect(await store.db.select().from(leads).orderBy(leads.id)).toMatchObject([
			{ total: 30, percent: 90, source: 'newsletter', activeAt: 5, hotAt: 5, touchedAt: null },
			{ total: 0, percent: 0, source: '', activeAt: 6, hotAt: null, mergedInto: null, test: false }
		]);
		await store.close();
	});

	test('a backup of a newer version is refused in one line, and a newer database is not backed up', async () => {
		const config = await aFullOne(engine);
		const migrationsDir = await migrationsWith(
			join(folder, 'newer'),
			engine,
			'CREATE TABLE future (id integer)'
		);
		await (await openStore({ databaseUrl: config.databaseUrl, migrationsDir })).close();
		await makeBackup({ config, to: backup, now: NOW, migrationsDir });
		const target = await aFullOne(engine);
		const before = await everythingIn(target);
		await expect(restore(target)).rejects.toThrow(/^[^\n]+ was made by a newer version[^\n]+$/);
		expect(await everythingIn(target)).toEqual(before);
		await expect(save(config, join(folder, 'other.gz'))).rejects.toThrow('A newer version');
	});
});

const DAMAGES: [string, (lines: string[]) => string[], string][] = [
	['cut off', (lines) => lines.slice(0, -5), 'its end is missing'],
	[
		'short of a row',
		(lines) => lines.filter((line) => !line.includes('"newsletter"')),
		'the backup holds'
	],
	['one with a row twice', (lines) => lines.toSpliced(3, 0, lines[2] ?? ''), 'nothing was changed'],
	['full of nonsense', (lines) => lines.with(9, '{"what":1}'), 'line 10'],
	[
		'one that writes elsewhere',
		(lines) => lines.toSpliced(-2, 0, '{"file":"uploads/../../passwd"}'),
		'cannot be read'
	],
	[
		'one with a table of another',
		(lines) => lines.toSpliced(1, 0, '{"table":"x; DROP TABLE y","columns":["id"]}'),
		'line 2'
	]
];

describe.each([
	['sqlite', DAMAGES],
	['postgres', DAMAGES.slice(0, 3)]
] as const)('on %s', (engine, damages) => {
	test.each(damages)('a backup that is %s changes nothing', async (_, change, message) => {
		const target = await aFullOne(engine);
		await copyFile(full, backup);
		const damaged = await changed(change);
		const before = await everythingIn(target);
		await expect(restore(target, damaged)).rejects.toThrow(message);
		expect(await everythingIn(target)).toEqual(before);
		expect((await readdir(target.dataDir)).sort()).toEqual(
			['pictures', 'quizsilver.db', 'quizsilver.db.lock', 'secret', 'uploads'].filter(
				(name) => engine === 'sqlite' || !name.startsWith('quizsilver')
			)
		);
	});
});

test('a backup never takes the place of a file, and a failed one leaves none', async () => {
	const source = await aFullOne('sqlite');
	await writeFile(backup, 'precious');
	await expect(save(source)).rejects.toThrow(/is there already/);
	expect(await readFile(backup, 'utf8')).toBe('precious');
	await expect(save(source, '/dev/null/backup')).rejects.toThrow(/^[^\n]+$/);
	const empty = await anInstallation('sqlite');
	await expect(save(empty, join(folder, 'x.gz'))).rejects.toThrow('There is no database');
	expect(await readdir(folder)).not.toContain('x.gz');
	expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
});

test('into a folder a backup is written under the time of its making', async () => {
	const { path } = await save(await aFullOne('sqlite'), folder);
	expect(path).toBe(join(folder, 'quizsilver-2026-11-25T10-00-00Z.ndjson.gz'));
});

test('what is no backup is told apart', async () => {
	const target = await anInstallation('sqlite');
	await expect(restore(target, join(folder, 'none'))).rejects.toThrow('There is no file');
	await writeFile(backup, 'SQLite format 3');
	await expect(restore(target)).rejects.toThrow('is damaged: incorrect header check');
	await writeFile(backup, gzipSync('{"a":1}\n'));
	await expect(restore(target)).rejects.toThrow('is no backup of Quizsilver');
});

test('a database that is damaged is not backed up, and is put aside by a restore', async () => {
	const source = await aFullOne('sqlite');
	const before = await everythingIn(source);
	await save(source);
	const file = join(source.dataDir, 'quizsilver.db');
	const bytes = await readFile(file);
	await writeFile(file, bytes.fill(7, 4096 * 3, 4096 * 40));
	await expect(save(source, join(folder, 'second.gz'))).rejects.toThrow(/^[^\n]+$/);
	const { aside } = await restore(source);
	expect((await readFile(aside ?? '')).equals(bytes)).toBe(true);
	expect(await everythingIn(source)).toEqual(before);
});

test('nothing takes the place of a database whose log somebody reads', async () => {
	const source = await aFullOne('sqlite');
	await save(source);
	const file = join(source.dataDir, 'quizsilver.db');
	const reader = new Database(file);
	reader.prepare('SELECT * FROM responses').all();
	await expect(restore(source)).rejects.toThrow('Another process reads');
	reader.close();
	await restore(source);
});

test('a copy of the file without its log lacks what the backup holds', async () => {
	const source = await anInstallation('sqlite');
	const store = await openStore({ databaseUrl: source.databaseUrl });
	await store.db.insert(store.tables.workspaces).values({ id: 'ws', name: 'W', createdAt: 1 });
	const copy = join(folder, 'copy.db');
	await copyFile(join(source.dataDir, 'quizsilver.db'), copy);
	await save(source);
	await store.close();
	const target = await anInstallation('sqlite');
	await restore(target);
	expect((await everythingIn(target))['workspaces']).toHaveLength(1);
	const copied = new Database(copy);
	expect(copied.pragma('integrity_check', { simple: true })).toBe('ok');
	expect(() => copied.prepare('SELECT * FROM workspaces').all()).toThrow('no such table');
	copied.close();
});

/** As an older version would have written it, whose tables are not described any more. */
function writeInto(databaseUrl: string, sql: string): void {
	const database = new Database(databaseUrl.replace('file:', ''));
	database.exec(sql);
	database.close();
}
