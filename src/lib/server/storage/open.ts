import { resolve } from 'node:path';
import type { Clock } from '../clock.ts';
import { systemClock } from '../clock.ts';
import type { Log } from '../log.ts';
import { CannotOpen } from './cannot-open.ts';
import { openPostgres } from './engines/postgres.ts';
import { openSqlite } from './engines/sqlite.ts';
import { readMigrations } from './migrations.ts';
import type { Store } from './store.ts';

export interface OpenOptions {
	/** `file:` and a path, `file::memory:`, or `postgres://…`. */
	databaseUrl: string;
	/** Holds one folder of migrations per engine. */
	migrationsDir?: string | undefined;
	log?: Log | undefined;
	clock?: Clock | undefined;
	/** For commands that only look, beside a server that may be running. */
	readOnly?: boolean | undefined;
	/** An installation has been at work here, so that a SQLite file with nothing in it is a damaged one. */
	used?: boolean | undefined;
}

/**
 * Opens the database, brings it to this build's shape and checks that what it commits is on disk.
 * @throws CannotOpen with one line for the operator
 */
export async function openStore(options: OpenOptions): Promise<Store> {
	const {
		databaseUrl,
		migrationsDir = resolve('drizzle'),
		log,
		clock = systemClock,
		readOnly = false,
		used = false
	} = options;
	if (databaseUrl.startsWith('file:')) {
		const migrations = readMigrations(resolve(migrationsDir, 'sqlite'));
		return openSqlite(databaseUrl, { migrations, log, clock, readOnly, used });
	}
	if (/^postgres(ql)?:\/\//.test(databaseUrl)) {
		const migrations = readMigrations(resolve(migrationsDir, 'postgres'));
		return openPostgres(databaseUrl, { migrations, log, clock, readOnly });
	}
	throw new CannotOpen('DATABASE_URL begins with file: or postgres://.');
}
