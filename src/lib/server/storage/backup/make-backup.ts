import { link, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Config } from '../../config.ts';
import { makeFolder } from '../../make-folder.ts';
import { CannotOpen } from '../cannot-open.ts';
import { readMigrations } from '../migrations.ts';
import { filePath } from '../engines/sqlite.ts';
import { type Amounts, type Part, readArchive, writeArchive } from './archive.ts';
import { claimedFiles } from './claimed-files.ts';
import { dataFiles } from './data-files.ts';
import { postgresSnapshot } from './postgres-snapshot.ts';
import type { Snapshot } from './snapshot.ts';
import { sqliteSnapshot } from './sqlite-snapshot.ts';

export interface Backup extends Amounts {
	path: string;
	bytes: number;
	/** Files that responses name and pictures of quizzes that are not in the data folder, or not with all their bytes. */
	lacking: string[];
}

export interface BackupOptions {
	config: Pick<Config, 'databaseUrl' | 'dataDir' | 'secret'>;
	/** A file, or a folder that a file with the time in its name is written into. */
	to: string;
	now: number;
	migrationsDir?: string;
}

/**
 * Writes everything that is needed to go on elsewhere into one file, beside servers that may be running. It gets its name
 * once it has been read back and found whole; a file that is there is never touched.
 * @throws CannotOpen with one line for the operator
 */
export async function makeBackup({
	config,
	to,
	now,
	migrationsDir = resolve('drizzle')
}: BackupOptions): Promise<Backup> {
	const path = await pathFor(to, now);
	const draft = `${path}.part`;
	const snapshot = await snapshotOf(config.databaseUrl, migrationsDir);
	try {
		makeFolder(dirname(resolve(path)));
		const heading = {
			engine: snapshot.engine,
			level: snapshot.level,
			madeAt: new Date(now).toISOString(),
			secret: config.secret === undefined ? ('file' as const) : ('environment' as const)
		};
		const files = claimedFiles();
		const parts = files.passing(everything(snapshot, config.dataDir));
		const written = await writeArchive(draft, heading, parts);
		await readBack(draft, written);
		await giveName(draft, path);
		const { size } = await stat(path);
		return { ...written, path, bytes: size, lacking: files.lacking() };
	} catch (error) {
		throw whyNotWritten(error, path);
	} finally {
		await snapshot.close();
		await rm(draft, { force: true });
	}
}

/** In one step, and never over a file that came meanwhile; a disk without second names cannot promise that. */
async function giveName(draft: string, path: string): Promise<void> {
	await link(draft, path).catch((error: unknown) => {
		if (error instanceof Error && 'code' in error && error.code === 'EEXIST') throw error;
		return rename(draft, path);
	});
}

async function pathFor(to: string, now: number): Promise<string> {
	const isFolder = await stat(to).then(
		(found) => found.isDirectory(),
		() => false
	);
	const path = isFolder ? join(to, `quizsilver-${stampOf(now)}.ndjson.gz`) : to;
	const isThere = await stat(path).then(
		() => true,
		() => false
	);
	if (isThere) throw new CannotOpen(`${path} is there already: give another name.`);
	return path;
}

/** As it stands in names: `2026-11-25T10-00-00Z`. */
export function stampOf(now: number): string {
	return new Date(now)
		.toISOString()
		.replace(/\.\d+Z$/, 'Z')
		.replaceAll(':', '-');
}

async function snapshotOf(databaseUrl: string, migrationsDir: string): Promise<Snapshot> {
	return databaseUrl.startsWith('file:')
		? sqliteSnapshot(filePath(databaseUrl), readMigrations(join(migrationsDir, 'sqlite')))
		: postgresSnapshot(databaseUrl, readMigrations(join(migrationsDir, 'postgres')));
}

/** The database first: whatever file its rows name is there by then. */
async function* everything(snapshot: Snapshot, dataDir: string): AsyncGenerator<Part> {
	yield* snapshot.parts();
	yield* dataFiles(dataDir);
}

async function readBack(path: string, written: Amounts): Promise<void> {
	const found: Amounts = { rows: {}, files: 0 };
	let table = '';
	await readArchive(path, async (part) => {
		if (part.kind === 'table') found.rows[(table = part.name)] = 0;
		else if (part.kind === 'rows') found.rows[table] = (found.rows[table] ?? 0) + part.rows.length;
		else if (part.kind === 'file') found.files += 1;
	});
	if (JSON.stringify(found) !== JSON.stringify(written))
		throw new CannotOpen(`${path} does not hold what was written to it: look at the disk.`);
}

function whyNotWritten(error: unknown, path: string): CannotOpen {
	if (error instanceof CannotOpen) return error;
	const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
	return new CannotOpen(
		code === 'EEXIST'
			? `${path} is there already, or being written: give another name.`
			: `${path} cannot be written (${code}).`
	);
}
