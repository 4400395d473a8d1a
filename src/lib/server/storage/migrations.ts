import { readMigrationFiles } from 'drizzle-orm/migrator';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { CannotOpen } from './cannot-open.ts';

export interface Migration {
	/** When it was generated; names it and orders it. */
	madeAt: number;
	statements: string[];
}

/** What an engine is opened with besides its address. */
export interface EngineOptions {
	migrations: readonly Migration[];
	log: Log | undefined;
	/** Beside a server that may be running: takes no lock, migrates nothing, and any write fails. */
	readOnly: boolean;
	clock: Clock;
}

export const MIGRATIONS_TABLE =
	'CREATE TABLE IF NOT EXISTS migrations (made_at bigint PRIMARY KEY, applied_at bigint NOT NULL)';

/** @throws CannotOpen where the folder holds no migrations */
export function readMigrations(folder: string): Migration[] {
	try {
		return readMigrationFiles({ migrationsFolder: folder }).map((file) => ({
			madeAt: file.folderMillis,
			statements: file.sql
		}));
	} catch {
		throw new CannotOpen(`The migrations in ${folder} cannot be read.`);
	}
}

export const APPLIED = 'SELECT made_at FROM migrations';

export function isLevel(migrations: readonly Migration[], applied: readonly number[]): boolean {
	const done = new Set(applied);
	return applied.length === migrations.length && migrations.every(({ madeAt }) => done.has(madeAt));
}

/**
 * Migrations that the database still lacks.
 * @throws CannotOpen where it has some that this build does not know
 */
export function pendingMigrations(
	migrations: readonly Migration[],
	applied: readonly number[]
): Migration[] {
	const known = new Set(migrations.map((migration) => migration.madeAt));
	if (applied.some((madeAt) => !known.has(madeAt))) {
		throw new CannotOpen(
			'A newer version of Quizsilver has changed this database: start that version, or restore a backup.'
		);
	}
	const done = new Set(applied);
	return migrations.filter((migration) => !done.has(migration.madeAt));
}
