import { join, resolve } from 'node:path';
import type { Config } from '../../config.ts';
import { CannotOpen } from '../cannot-open.ts';
import { filePath } from '../engines/sqlite.ts';
import { readMigrations } from '../migrations.ts';
import { type Amounts, newer, type Part, readArchive, readHeading } from './archive.ts';
import { type IncomingFiles, incomingFiles } from './data-files.ts';
import { stampOf } from './make-backup.ts';
import { postgresTarget } from './postgres-target.ts';
import { sqliteTarget, type TargetOptions } from './sqlite-target.ts';
import type { Target } from './target.ts';

export interface Restored extends Amounts {
	/** Where the old database lies; null where there was none. */
	aside: string | null;
	/** The backup's links were signed with a secret of the environment, and now there is none. */
	secretMissing: boolean;
}

export interface RestoreOptions {
	config: Pick<Config, 'databaseUrl' | 'dataDir' | 'secret'>;
	from: string;
	now: number;
	migrationsDir?: string;
}

/**
 * Puts a backup, of either engine, in the place of the database. The old one is untouched until the new one is complete and
 * proven, and kept aside then.
 * @throws CannotOpen with one line for the operator; then nothing has changed
 */
export async function restoreBackup({
	config,
	from,
	now,
	migrationsDir = resolve('drizzle')
}: RestoreOptions): Promise<Restored> {
	const heading = await readHeading(from);
	const engine = config.databaseUrl.startsWith('file:') ? 'sqlite' : 'postgres';
	const migrations = readMigrations(join(migrationsDir, engine));
	const { level, secret } = heading;
	if (level > migrations.length) throw newer(from);
	const stamp = stampOf(now);
	const target = await targetAt(config.databaseUrl, { migrations, level, now, stamp });
	const files = incomingFiles(config.dataDir);
	try {
		const amounts = await fill(target, files, from);
		await target.prove(amounts);
		await files.addFiles();
		const aside = await target.replace();
		await files.replaceSecret(stamp);
		const secretMissing = secret === 'environment' && config.secret === undefined;
		return { ...amounts, aside, secretMissing };
	} catch (error) {
		throw error instanceof CannotOpen ? error : whyNot(error, from);
	} finally {
		await files.close();
		await target.close();
	}
}

async function targetAt(databaseUrl: string, options: TargetOptions): Promise<Target> {
	return databaseUrl.startsWith('file:')
		? sqliteTarget(filePath(databaseUrl), options)
		: postgresTarget(databaseUrl, options);
}

async function fill(target: Target, files: IncomingFiles, from: string): Promise<Amounts> {
	let table: Extract<Part, { kind: 'table' }> | undefined;
	const amounts = await readArchive(from, async (part) => {
		if (part.kind === 'table') table = part;
		else if (part.kind === 'rows' && table)
			await target.insert(table.name, table.columns, part.rows);
		else if (part.kind === 'file') await files.begin(part.name);
		else if (part.kind === 'bytes') await files.write(part.bytes);
	});
	await files.end();
	return amounts;
}

/** By its code alone: a database quotes the values that it refuses. */
function whyNot(error: unknown, from: string): CannotOpen {
	const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
	return new CannotOpen(`${from} cannot be restored (${code}); nothing was changed.`);
}
