import { existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { makeFolder } from '../../make-folder.ts';
import { CannotOpen } from '../cannot-open.ts';
import {
	APPLIED,
	type EngineOptions,
	isLevel,
	MIGRATIONS_TABLE,
	pendingMigrations
} from '../migrations.ts';
import {
	type Db,
	type DetailsWrite,
	Stale,
	type Statement,
	type Store,
	type SubmissionWrite
} from '../store.ts';
import { giveDetails } from '../submissions/give-details.ts';
import { completeBatch } from '../submissions/complete-batch.ts';
import { completeInHalves } from '../submissions/in-halves.ts';
import { sqliteTables } from '../tables.ts';
import { sqliteAnswerer } from './sqlite-answerer.ts';
import { codeOf, isDuplicate, isRefusal, isUnwritable } from './sqlite-errors.ts';
import { lockDatabase } from './sqlite-lock.ts';
import { sqliteProbe } from './sqlite-probe.ts';
import { writeWatch } from './write-watch.ts';

const IN_MEMORY = ':memory:';

/**
 * Values that make an acknowledged commit durable and a deleted row gone; checked, because builds differ in them. The log
 * is brought into the file every 16 MB instead of every 4: a page that many commits touch is then copied less often, which
 * makes a commit a fifth cheaper.
 */
const PRAGMAS = {
	journal_mode: 'wal',
	synchronous: 2,
	foreign_keys: 1,
	busy_timeout: 5000,
	secure_delete: 1,
	wal_autocheckpoint: 4000
} as const;

export interface SqliteOptions extends EngineOptions {
	/** A file that is there has been filled before. */
	used?: boolean;
}

/** @param address `file:` and the path of the file; its folder is made */
export function openSqlite(address: string, options: SqliteOptions): Store {
	const file = filePath(address);
	const begun = options.used === true && existsSync(file);
	const { client, unlock } = options.readOnly ? connectToRead(file) : connect(file, begun);
	try {
		if (!options.readOnly) {
			configure(client, file);
			if (begun && isEmpty(client)) throw emptied(file);
			migrate(client, options);
		}
	} catch (error) {
		client.close();
		unlock();
		if (error instanceof CannotOpen) throw error;
		throw new CannotOpen(`${file}: ${error instanceof Error ? error.message : String(error)}`);
	}
	const syncDb = drizzle(client, { casing: 'snake_case' });
	// The dialect cast: awaited, the synchronous queries behave like asynchronous ones.
	const db = syncDb as unknown as Db;
	const answer = sqliteAnswerer(client);
	const complete = client.transaction((batch: readonly SubmissionWrite[]) =>
		answer(completeBatch(batch))
	);
	const give = client.transaction((write: DetailsWrite) => answer(giveDetails(write)));
	const writes = writeWatch(isUnwritable);
	const probe = sqliteProbe(client, writes);
	return {
		engine: 'sqlite',
		databaseUrl: address,
		tables: sqliteTables,
		db,
		exclusive: true,
		async atomically(build, expected) {
			const run = client.transaction(() => {
				const counts = build(db).map(runNow);
				if (expected && !expected(counts)) throw new Stale();
				return counts;
			});
			return writes.watch(async () => run.immediate());
		},
		lanes: 1,
		completeSubmissions: (batch) =>
			completeInHalves(
				batch,
				(some) => writes.watch(async () => complete.immediate(some)),
				isRefusal
			),
		giveDetails: (write) => writes.watch(async () => give.immediate(write)),
		isDuplicate,
		isAway: isUnwritable,
		connections: () => null,
		isLevel: async () => isLevel(options.migrations, appliedTo(client)),
		async ping() {
			if (options.readOnly) client.prepare('SELECT 1').get();
			else probe();
		},
		async scrub() {
			const log: unknown = client.pragma('wal_checkpoint(TRUNCATE)', { simple: true });
			return log === 0;
		},
		async close() {
			client.close();
			unlock();
		}
	};
}

/** @param address `file:` and a path */
export function filePath(address: string): string {
	const path = address.slice('file:'.length);
	if (path === IN_MEMORY) return path;
	return path.startsWith('//') ? fileURLToPath(`file:${path}`) : resolve(path);
}

/** Such a connection goes through a table once: pages that were read are not needed again. */
const READING_CACHE_KB = 2000;

function connectToRead(file: string) {
	try {
		const client = new Database(file, { readonly: true, fileMustExist: true });
		client.pragma(`cache_size = -${READING_CACHE_KB}`);
		return { client, unlock: () => {} };
	} catch (error) {
		throw new CannotOpen(`${file} cannot be opened (${codeOf(error)}).`);
	}
}

function connect(file: string, begun: boolean) {
	if (file === IN_MEMORY) return { client: new Database(file), unlock: () => {} };
	try {
		makeFolder(dirname(file));
		// SQLite throws away the log beside a file without a byte, and the log may hold what can still be saved.
		if (begun && statSync(file).size === 0) throw emptied(file);
		const unlock = lockDatabase(file);
		return { client: new Database(file), unlock };
	} catch (error) {
		if (error instanceof CannotOpen) throw error;
		throw new CannotOpen(`${file} cannot be opened (${codeOf(error)}).`);
	}
}

function configure(client: Database.Database, file: string): void {
	for (const [name, wanted] of Object.entries(PRAGMAS)) {
		if (file === IN_MEMORY && name === 'journal_mode') continue;
		const found = setPragma(client, file, name, wanted);
		if (found !== wanted) {
			throw new CannotOpen(
				`${file}: SQLite keeps ${name} at ${String(found)} instead of ${wanted}.`
			);
		}
	}
}

function setPragma(client: Database.Database, file: string, name: string, value: string | number) {
	try {
		client.pragma(`${name} = ${value}`);
		return client.pragma(name, { simple: true });
	} catch (error) {
		throw new CannotOpen(`${file} cannot be used as a SQLite database (${codeOf(error)}).`);
	}
}

/** Foreign keys rest meanwhile: rebuilding a table would delete its children. */
function migrate(client: Database.Database, { migrations, clock, log }: EngineOptions): void {
	client.pragma('foreign_keys = OFF');
	const applied = client.transaction(() => {
		client.exec(MIGRATIONS_TABLE);
		const pending = pendingMigrations(migrations, appliedTo(client));
		for (const { madeAt, statements } of pending) {
			for (const statement of statements) client.exec(statement);
			client.prepare('INSERT INTO migrations VALUES (?, ?)').run(madeAt, clock.now());
		}
		const orphans = client.pragma('foreign_key_check');
		if (Array.isArray(orphans) && orphans.length > 0) {
			throw new CannotOpen(
				'The migration would leave rows without their parents; nothing was changed.'
			);
		}
		return pending.length;
	});
	const count = applied.immediate();
	client.pragma('foreign_keys = ON');
	if (count > 0) log?.info('database_migrated', { engine: 'sqlite', migrations: count });
}

function isEmpty(client: Database.Database): boolean {
	return client.prepare<[], number>('SELECT count(*) FROM sqlite_schema').pluck().get() === 0;
}

function emptied(file: string): CannotOpen {
	return new CannotOpen(
		`${file} is empty, but an installation has been at work in this data folder: restore a backup, or remove the file to begin anew.`
	);
}

function appliedTo(client: Database.Database): number[] {
	return client.prepare<[], number>(APPLIED).pluck().all();
}

function runNow(statement: Statement): number {
	// The dialect cast again: here the statement is a synchronous one.
	return (statement as unknown as { run(): Database.RunResult }).run().changes;
}
