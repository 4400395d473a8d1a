import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { SMTPServer } from 'smtp-server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readConfig } from '../../../src/lib/server/config.ts';
import { examine } from '../../../src/lib/server/services/doctor/examine.ts';
import type { Finding } from '../../../src/lib/server/services/doctor/finding.ts';
import { openStore } from '../../../src/lib/server/storage/open.ts';
import { claimUploads, fillInstallation, PICTURE } from '../../support/a-full-house.ts';
import { migrationsWith } from '../../support/migrations.ts';
import { copyTemplate } from '../../support/store.ts';

const NOW = Date.UTC(2030, 0, 1);
let dataDir: string;

beforeEach(async () => {
	dataDir = await mkdtemp(join(tmpdir(), 'quizsilver-doctor-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

interface Asked {
	env?: Record<string, string>;
	now?: number;
	node?: string;
	migrationsDir?: string;
}

/** What is found, by name. */
async function found({ env = {}, now = NOW, node = '24.21.0', ...rest }: Asked = {}) {
	const config = readConfig({ DATA_DIR: dataDir, HOST: '127.0.0.1', ...env });
	const findings = new Map<string, Finding>();
	for await (const finding of examine({ config, now, node, ...rest }))
		findings.set(finding.name, finding);
	return (name: string) => {
		const { state, says = '' } = findings.get(name) ?? {};
		return `${state}: ${says}`;
	};
}

const fill = (databaseUrl = `file:${join(dataDir, 'quizsilver.db')}`) =>
	fillInstallation({ databaseUrl, dataDir, secret: undefined });

test('an installation that has just begun is in order, but for mails', async () => {
	const of = await found();
	for (const name of ['runtime', 'data folder', 'uploads', 'database', 'secret', 'origin', 'clock'])
		expect(of(name), name).toMatch(/^ok/);
	expect(of('mail')).toMatch(/^warn: there is no mail server/);
});

test.each(['SQLite', 'PostgreSQL'])('a full installation on %s is in order', async (engine) => {
	const env: Record<string, string> =
		engine === 'SQLite' ? {} : { DATABASE_URL: await copyTemplate() };
	await fill(env['DATABASE_URL']);
	const of = await found({ env, now: Date.now() });
	// The suites' PostgreSQL goes without flushing to the disk, and nobody should serve from such a one.
	const fsyncOff = /^fail: PostgreSQL at [^:]+, database \w+: fsync is off: [^;]+$/;
	expect(of('database')).toMatch(engine === 'SQLite' ? /^ok: .*: whole$/ : fsyncOff);
	expect(of('migrations')).toMatch(/^ok: (\d+) of \1$/);
	expect(of('clock')).toMatch(/^ok/);
	expect(of('uploads')).toMatch(/^ok/);
});

test('a database of another version is told of, the newer as a fault, the older as a word of warning', async () => {
	await fill();
	const migrationsDir = await migrationsWith(dataDir, 'sqlite', 'CREATE TABLE more (id integer)');
	expect((await found({ migrationsDir }))('migrations')).toMatch(/^warn: \d+ of \d+/);
	await (
		await openStore({ databaseUrl: `file:${join(dataDir, 'quizsilver.db')}`, migrationsDir })
	).close();
	expect((await found())('migrations')).toBe('fail: a newer version has changed the database');
});

test.each(['SQLite', 'PostgreSQL'])(
	'on %s a file that responses name and that is lost or cut off is a fault',
	async (engine) => {
		const databaseUrl =
			engine === 'SQLite' ? `file:${join(dataDir, 'quizsilver.db')}` : await copyTemplate();
		await fill(databaseUrl);
		await claimUploads(databaseUrl, { upl_ab: 200_000, upl_ac: 0 });
		const env = { DATABASE_URL: databaseUrl };
		expect((await found({ env }))('files')).toBe('ok: 2 that responses name, none missing');
		await truncate(join(dataDir, 'uploads', 'ab', 'upl_ab.1'), 100);
		await rm(join(dataDir, 'uploads', 'ac', 'upl_ac.1'));
		expect((await found({ env }))('files')).toBe(
			'fail: 2 of 2 that responses name are missing or cut off: uploads/ab/upl_ab.1, uploads/ac/upl_ac.1'
		);
	}
);

test.each(['SQLite', 'PostgreSQL'])('on %s a picture that is lost is a fault', async (engine) => {
	const databaseUrl =
		engine === 'SQLite' ? `file:${join(dataDir, 'quizsilver.db')}` : await copyTemplate();
	await fill(databaseUrl);
	const env = { DATABASE_URL: databaseUrl };
	expect((await found({ env }))('pictures')).toBe('ok: 1 that quizzes may name, none missing');
	await rm(join(dataDir, PICTURE));
	expect((await found({ env }))('pictures')).toBe(
		`fail: 1 of 1 that quizzes may name are missing or cut off: ${PICTURE}`
	);
});

test('a data folder that is not there is left to the first start', async () => {
	const folder = join(dataDir, 'not', 'yet');
	const of = await found({ env: { DATA_DIR: folder } });
	expect(of('data folder')).toBe(`ok: ${folder} is not there yet: the first start makes it`);
	expect(of('disk')).toMatch(/ GB free$/);
	expect(existsSync(join(dataDir, 'not'))).toBe(false);
});

test('a secret that is missing beside a database is a fault, whatever the next start would do', async () => {
	await fill();
	await rm(join(dataDir, 'secret'));
	expect((await found())('secret')).toMatch(
		/^fail: .* is missing: .* links that were mailed .* end$/
	);
});

test('a PostgreSQL that is away is to be started, not restored', async () => {
	const config = readConfig({ DATA_DIR: dataDir, DATABASE_URL: 'postgres://127.0.0.1:1/x' });
	const mends: (string | undefined)[] = [];
	for await (const { name, mend } of examine({ config, now: NOW, node: '24.21.0' }))
		if (name === 'database') mends.push(mend);
	expect(mends).toEqual(['start PostgreSQL and let this machine in, or see DATABASE_URL']);
});

test('a damaged file, a lost index and a file that is none are faults', async () => {
	await fill();
	const file = join(dataDir, 'quizsilver.db');
	const client = new Database(file);
	client.unsafeMode();
	client.pragma('writable_schema = ON');
	client.exec(`UPDATE sqlite_schema SET rootpage = 3 WHERE name = 'responses_lead'`);
	client.close();
	expect((await found())('database')).toMatch(/^fail/);
	await writeFile(file, 'no database at all '.repeat(1000));
	expect((await found())('database')).toMatch(/^fail: .*quizsilver\.db: file is not a database$/);
});

test.each([
	['an old runtime', { node: '20.1.0' }, 'runtime', /^fail: Node 20/],
	['a clock that stands at its beginning', { now: 0 }, 'clock', /^fail: it is 1970/],
	[
		'a database that is away',
		{ env: { DATABASE_URL: 'postgres://u:hush@127.0.0.1:1/x' } },
		'database',
		/^fail: PostgreSQL at 127\.0\.0\.1:1 does not answer \(ECONNREFUSED\)/
	],
	['a folder that is none', { env: { DATA_DIR: '/dev/null/x' } }, 'data folder', /^fail: /],
	['a folder that nobody can make', { env: { DATA_DIR: '/proc/nope' } }, 'data folder', /^fail: /],
	[
		'an origin for this machine alone',
		{ env: { HOST: '0.0.0.0' } },
		'origin',
		/^warn: .* works on this machine alone/
	],
	[
		'an origin that is not encrypted',
		{ env: { ORIGIN: 'http://quiz.example.com' } },
		'origin',
		/^warn: .* not encrypted/
	],
	[
		'an origin with a path',
		{ env: { ORIGIN: 'https://example.com/quiz' } },
		'origin',
		/^fail: .* has a path/
	],
	[
		'a proxy that nobody told us of',
		{ env: { ORIGIN: 'https://quiz.example.com' } },
		'origin',
		/^warn: .* TRUST_PROXY is 0/
	],
	[
		'webhooks to everywhere',
		{ env: { WEBHOOK_ALLOW_PRIVATE: '1' } },
		'webhooks',
		/^warn: may reach every private address/
	],
	[
		'a mail server that is not there',
		{ env: { SMTP_URL: 'smtp://u:hush@127.0.0.1:1' } },
		'mail',
		/^fail: 127\.0\.0\.1:1 does not let us in \(E[A-Z]+\)$/
	]
])('%s is told of', async (_, asked: Asked, name, line) => {
	const of = await found(asked);
	expect(of(name)).toMatch(line);
	expect(of(name)).not.toContain('hush');
});

test('responses from the future mean that the clock was set back', async () => {
	await fill();
	expect((await found({ now: Date.UTC(2025, 5, 1) }))('clock')).toMatch(/^fail: .* in the future/);
});

test('a mail server that lets us in is in order, and gets no mail', async () => {
	const mails: unknown[] = [];
	const smtp = new SMTPServer({
		disabledCommands: ['STARTTLS'],
		onAuth: ({ password }, _session, done) =>
			password === 'right' ? done(null, { user: 'u' }) : done(new Error('no')),
		onData: (stream, _session, done) => {
			mails.push(stream);
			done();
		}
	});
	smtp.listen(0, '127.0.0.1');
	await once(smtp.server, 'listening');
	const address = smtp.server.address();
	const port = typeof address === 'object' && address ? address.port : 0;
	const env = (password: string) => ({
		SMTP_URL: `smtp://u:${password}@127.0.0.1:${port}`,
		MAIL_FROM: 'quiz@example.com'
	});
	expect((await found({ env: env('right') }))('mail')).toBe(`ok: 127.0.0.1:${port} answers`);
	expect((await found({ env: env('wrong') }))('mail')).toMatch(/^fail: .* \(EAUTH\)$/);
	expect(mails).toEqual([]);
	await new Promise<void>((closed) => smtp.close(() => closed()));
});

test('a mail server that says nothing is not waited for', async () => {
	const silent = createServer().listen(0, '127.0.0.1');
	await once(silent, 'listening');
	const address = silent.address();
	const port = typeof address === 'object' && address ? address.port : 0;
	const of = await found({ env: { SMTP_URL: `smtp://127.0.0.1:${port}` } });
	expect(of('mail')).toMatch(/^fail/);
	silent.close();
});
