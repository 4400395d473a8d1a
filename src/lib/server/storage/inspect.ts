import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import pg from 'pg';
import { CannotOpen } from './cannot-open.ts';
import { connectionTo } from './engines/postgres-connection.ts';
import { whyNotOpened } from './engines/postgres-refusals.ts';
import { filePath } from './engines/sqlite.ts';
import { APPLIED, readMigrations } from './migrations.ts';

/** What there is to say of a database, by somebody who only looks. */
export interface Inspection {
	where: string;
	/** Migrations that it has, and that this build has; `foreign`: some that this build does not know. */
	level: { has: number; known: number; foreign: boolean };
	/** What is wrong with it, or with how the server keeps it. */
	faults: string[];
	/** When the latest response came; null where there is none. */
	latest: number | null;
	/** The server's clock; null where it is this machine's. */
	clock: number | null;
	/** Complete files that responses name. */
	files: readonly ClaimedFile[];
	/** Pictures that quizzes may name. */
	pictures: readonly KeptPicture[];
}

interface KeptPicture {
	file: string;
	size: number;
}

interface ClaimedFile extends KeptPicture {
	id: string;
}

const FILES =
	'SELECT id, file, size FROM uploads WHERE response_id IS NOT NULL AND file IS NOT NULL';
const PICTURES = 'SELECT DISTINCT file, size FROM pictures';
const LATEST = 'SELECT created_at FROM responses ORDER BY id DESC LIMIT 1';

/** @returns null where there is none yet @throws CannotOpen with one line */
export async function inspectDatabase(
	databaseUrl: string,
	migrationsDir = resolve('drizzle')
): Promise<Inspection | null> {
	return databaseUrl.startsWith('file:')
		? inspectSqlite(filePath(databaseUrl), migrationsDir)
		: inspectPostgres(databaseUrl, migrationsDir);
}

function inspectSqlite(file: string, migrationsDir: string): Inspection | null {
	if (!existsSync(file)) return null;
	let client: Database.Database | undefined;
	try {
		client = new Database(file, { readonly: true, timeout: 5000 });
		const journal = client.pragma('journal_mode', { simple: true });
		const sound = client.pragma('integrity_check(1)', { simple: true });
		const applied = client.prepare<[], number>(APPLIED).pluck().all();
		return {
			where: file,
			level: levelOf(join(migrationsDir, 'sqlite'), applied),
			faults: [
				...(sound === 'ok' ? [] : [`integrity_check says: ${String(sound).split('\n')[0]}`]),
				...(journal === 'wal' ? [] : [`journal_mode is ${String(journal)}, not wal`])
			],
			latest: client.prepare<[], number>(LATEST).pluck().get() ?? null,
			clock: null,
			files: has(client, 'uploads') ? client.prepare<[], ClaimedFile>(FILES).all() : [],
			pictures: has(client, 'pictures') ? client.prepare<[], KeptPicture>(PICTURES).all() : []
		};
	} catch (error) {
		throw new CannotOpen(`${file}: ${error instanceof Error ? error.message : String(error)}`);
	} finally {
		client?.close();
	}
}

/** The database may be older than this build. */
function has(client: Database.Database, table: string): boolean {
	return client.prepare(`SELECT 1 FROM sqlite_schema WHERE name = ?`).get(table) !== undefined;
}

interface PostgresFacts {
	encoding: string;
	commit: string;
	fsync: string;
	clock: number;
	made: boolean;
	uploads: boolean;
	pictures: boolean;
}

const FACTS = `SELECT current_setting('server_encoding') AS encoding, current_setting('fsync') AS fsync,
	current_setting('synchronous_commit') AS commit, to_regclass('migrations') IS NOT NULL AS made,
	to_regclass('uploads') IS NOT NULL AS uploads, to_regclass('pictures') IS NOT NULL AS pictures,
	(extract(epoch FROM clock_timestamp()) * 1000)::bigint AS clock`;

async function inspectPostgres(url: string, migrationsDir: string): Promise<Inspection | null> {
	const client = new pg.Client(connectionTo(url));
	// Whatever is wrong is told by the query that meets it.
	client.on('error', () => undefined);
	try {
		await client.connect();
		const [facts] = (await client.query<PostgresFacts>(FACTS)).rows;
		if (!facts?.made) return null;
		const applied = await client.query<{ made_at: number }>(APPLIED);
		const latest = await client.query<{ created_at: number }>(LATEST);
		const files = facts.uploads ? (await client.query<ClaimedFile>(FILES)).rows : [];
		const pictures = facts.pictures ? (await client.query<KeptPicture>(PICTURES)).rows : [];
		const made = applied.rows.map((row) => row.made_at);
		return {
			where: `PostgreSQL at ${client.host}, database ${client.database}`,
			level: levelOf(join(migrationsDir, 'postgres'), made),
			faults: [
				...(facts.encoding === 'UTF8' ? [] : [`its encoding is ${facts.encoding}, not UTF8`]),
				...(facts.fsync === 'off' ? ['fsync is off: a power cut loses what was acknowledged'] : []),
				...(facts.commit === 'off' ? ['synchronous_commit is off: a crash loses answers'] : [])
			],
			latest: latest.rows[0]?.created_at ?? null,
			clock: facts.clock,
			files,
			pictures
		};
	} catch (error) {
		throw whyNotOpened(error, url);
	} finally {
		await client.end().catch(() => undefined);
	}
}

function levelOf(folder: string, applied: readonly number[]): Inspection['level'] {
	const migrations = readMigrations(folder);
	const known = new Set(migrations.map(({ madeAt }) => madeAt));
	const foreign = applied.some((madeAt) => !known.has(madeAt));
	return { has: applied.length, known: migrations.length, foreign };
}
