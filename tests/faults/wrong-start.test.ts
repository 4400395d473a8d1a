import { once } from 'node:events';
import {
	copyFile,
	mkdtemp,
	open,
	readdir,
	readFile,
	rm,
	stat,
	truncate,
	writeFile
} from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aLeadQuizFile } from '../support/a-lead-quiz.ts';
import { launch, serve } from '../support/served.ts';
import { makePostgres, type PostgresServer } from '../support/postgres-server.ts';
import { type Ground, grounds } from './grounds.ts';

/* Whoever starts it wrongly is told what is wrong in one line on standard error, and the exit code is 1. */

let folder: string;
let postgres: PostgresServer;
let sound: string;
const databases = grounds();

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'quizsilver-start-'));
	postgres = await makePostgres({ fsync: false, password: 'a secret of the operator' });
	sound = join(folder, 'sound');
	const server = await serve({ dataDir: sound });
	for (let number = 0; number < 20; number += 1) {
		await server.api('/quizzes', { method: 'POST', body: JSON.stringify(aLeadQuizFile()) });
	}
	await server.stop();
});

afterAll(async () => {
	await Promise.all([postgres.remove(), databases.remove()]);
	await rm(folder, { recursive: true, force: true });
});

async function refusal(env: Record<string, string>): Promise<string> {
	const server = await launch({ dataDir: await mkdtemp(join(folder, 'data-')), env });
	expect(await server.end()).toBe(1);
	// Events are logged as JSON.
	const said = server
		.output()
		.split('\n')
		.filter((line) => line !== '' && !line.startsWith('{'));
	expect(said).toHaveLength(1);
	expect(said[0]).toMatch(/^quizsilver: /);
	expect(said[0]).not.toMatch(/a secret|:secret|\bat \S+:\d+:\d+|Error:/);
	return said[0]?.slice('quizsilver: '.length) ?? '';
}

/** A copy of a database that was used, damaged. @returns the address */
async function damaged(damage: (file: string) => Promise<void>): Promise<string> {
	const dataDir = await mkdtemp(join(folder, 'damaged-'));
	const file = join(dataDir, 'quizsilver.db');
	await copyFile(join(sound, 'quizsilver.db'), file);
	await damage(file);
	return `file:${file}`;
}

async function scribble(file: string, from: number, bytes: number): Promise<void> {
	const handle = await open(file, 'r+');
	await handle.write(Buffer.alloc(bytes, 0xa5), 0, bytes, from);
	await handle.close();
}

const PAGE = 4096;

describe('a SQLite file', () => {
	test.each<[string, (file: string) => Promise<void>, RegExp]>([
		[
			'that is no database',
			(file) => writeFile(file, 'nothing of the kind '.repeat(500)),
			/SQLITE_NOTADB/
		],
		['without its first page', (file) => scribble(file, 0, PAGE), /SQLITE_NOTADB/],
		[
			'with a damaged table of tables',
			(file) => scribble(file, 100, PAGE - 100),
			/malformed|SQLITE_CORRUPT/
		],
		['with damaged pages', (file) => scribble(file, PAGE, 60 * PAGE), /malformed|SQLITE_CORRUPT/],
		['that was cut off', (file) => truncate(file, 3 * PAGE), /malformed|SQLITE_CORRUPT/]
	])('%s', async (_name, damage, reason) => {
		expect(await refusal({ DATABASE_URL: await damaged(damage) })).toMatch(reason);
	});
});

describe('a SQLite file without a byte', () => {
	test('beside a secret is a damaged one, and the log beside it is left alone', async () => {
		const dataDir = await mkdtemp(join(folder, 'emptied-'));
		const names = ['quizsilver.db', 'quizsilver.db-wal', 'secret'];
		for (const [name, text] of names.map(
			(name) => [name, name.endsWith('.db') ? '' : 'kept'] as const
		))
			await writeFile(join(dataDir, name), text);
		expect(await refusal({ DATA_DIR: dataDir })).toMatch(/quizsilver\.db is empty, but .*backup/);
		expect((await stat(join(dataDir, 'quizsilver.db'))).size).toBe(0);
		expect(await readFile(join(dataDir, 'quizsilver.db-wal'), 'utf8')).toBe('kept');
	});

	test('by itself is a first start that was killed, and begins anew', async () => {
		const dataDir = await mkdtemp(join(folder, 'begun-'));
		await writeFile(join(dataDir, 'quizsilver.db'), '');
		expect(await (await serve({ dataDir })).stop()).toBe(0);
	});

	test('is not taken for a damaged one after a start that came to nothing: that makes no secret', async () => {
		const dataDir = await mkdtemp(join(folder, 'nothing-'));
		await writeFile(join(dataDir, 'quizsilver.db'), 'nothing of the kind '.repeat(500));
		await refusal({ DATA_DIR: dataDir });
		expect(await readdir(dataDir)).not.toContain('secret');
	});
});

test('a database with no tables beside a secret is a damaged one', async () => {
	const dataDir = await mkdtemp(join(folder, 'no-tables-'));
	const client = new Database(join(dataDir, 'quizsilver.db'));
	client.pragma('journal_mode = WAL');
	client.close();
	await writeFile(join(dataDir, 'secret'), 'the secret of an installation');
	expect(await refusal({ DATA_DIR: dataDir })).toMatch(/quizsilver\.db is empty, but/);
});

describe('a PostgreSQL', () => {
	const address = (user: string, database: string) => {
		const url = new URL(postgres.urlOf(database));
		url.username = 'postgres';
		url.password = user;
		return url.href;
	};
	test.each<[string, () => string, RegExp]>([
		[
			'that refuses the password',
			() => address('wrong', 'postgres'),
			/refuses the user or the password/
		],
		[
			'without such a database',
			() => address('a secret of the operator', 'nowhere'),
			/has no database nowhere/
		],
		[
			'that nobody serves',
			() => 'postgres://a:secret@127.0.0.1:1/x',
			/does not answer \(ECONNREFUSED\)/
		],
		[
			'at a host that nobody knows',
			() => 'postgres://a:secret@no-such-host.invalid/x',
			/does not answer \((ENOTFOUND|EAI_AGAIN)\)/
		],
		[
			'of another kind',
			() => 'mysql://a:secret@127.0.0.1/x',
			/DATABASE_URL: begins with file: or postgres:/
		],
		['at no address', () => 'postgres://[/', /DATABASE_URL/]
	])('%s', async (_name, url, reason) => {
		expect(await refusal({ DATABASE_URL: url() })).toMatch(reason);
	});
});

describe.each<Ground['engine']>(['sqlite', 'postgres'])('on %s', (engine) => {
	test('a database that a newer version has changed', async () => {
		const dataDir = await mkdtemp(join(folder, 'newer-'));
		const ground = await databases.make(engine, dataDir);
		await (await serve({ dataDir, env: ground.env })).stop();
		await ground.run('INSERT INTO migrations VALUES (4102444800000, 4102444800000)');
		const older = await launch({ dataDir, env: ground.env });
		expect(await older.end()).toBe(1);
		expect(older.output()).toBe(
			'quizsilver: A newer version of Quizsilver has changed this database: start that version, or restore a backup.\n'
		);
	});
});

test.each([
	['a folder for data that cannot be made', { DATA_DIR: '/dev/null/data' }, /^DATA_DIR: /],
	['a folder for data that cannot be written', { DATA_DIR: '/proc/1' }, /^DATA_DIR: /],
	['a folder for data where none can ever be made', { DATA_DIR: '/proc/nope' }, /^DATA_DIR: /]
])('%s', async (_name, env, reason) => {
	expect(await refusal(env)).toMatch(reason);
});

test('a port that somebody else listens on', async () => {
	const other = createServer().listen(0, '127.0.0.1');
	await once(other, 'listening');
	const { port } = other.address() as AddressInfo;
	expect(await refusal({ PORT: String(port) })).toMatch(
		new RegExp(`^PORT: .*127\\.0\\.0\\.1:${port}`)
	);
	other.close();
});

test('a second process on the same SQLite file, which is let in once the first was killed', async () => {
	const first = await serve({ dataDir: sound });
	const second = await launch({ dataDir: sound });
	expect(await second.end()).toBe(1);
	expect(second.output()).toBe(
		`quizsilver: Another process uses ${join(sound, 'quizsilver.db')}: stop it first.\n`
	);
	expect(await first.kill()).toBe('SIGKILL');
	expect(await (await serve({ dataDir: sound })).stop()).toBe(0);
});
