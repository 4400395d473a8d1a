import {
	closeSync,
	copyFileSync,
	existsSync,
	fsyncSync,
	linkSync,
	openSync,
	renameSync,
	rmSync
} from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { makeFolder } from '../../make-folder.ts';
import { CannotOpen } from '../cannot-open.ts';
import { lockDatabase } from '../engines/sqlite-lock.ts';
import { type Migration, MIGRATIONS_TABLE } from '../migrations.ts';
import type { Amounts, Value } from './archive.ts';
import type { Target } from './target.ts';

export interface TargetOptions {
	migrations: readonly Migration[];
	/** How many of them the backup's database had. */
	level: number;
	now: number;
	/** Names what is put aside. */
	stamp: string;
}

/** Fills a new file beside the old one, under the lock that a server would hold. @throws CannotOpen where one does */
export function sqliteTarget(file: string, options: TargetOptions): Target {
	makeFolder(dirname(file));
	const unlock = lockDatabase(file);
	try {
		return lockedTarget(file, unlock, options);
	} catch (error) {
		unlock();
		throw error;
	}
}

function lockedTarget(file: string, unlock: () => void, options: TargetOptions): Target {
	const { migrations, level, now, stamp } = options;
	const fresh = `${file}.restoring`;
	removeDatabase(fresh);
	const client = new Database(fresh);
	// Whatever goes wrong before it is proven, this file is thrown away.
	client.pragma('synchronous = OFF');
	client.pragma('foreign_keys = OFF');
	client.exec('BEGIN');
	client.exec(MIGRATIONS_TABLE);
	const migrate = ({ madeAt, statements }: Migration) => {
		for (const statement of statements) client.exec(statement);
		client.prepare('INSERT INTO migrations VALUES (?, ?)').run(madeAt, now);
	};
	migrations.slice(0, level).forEach(migrate);
	const inserts = new Map<string, Database.Statement<Value[]>>();
	return {
		async insert(table, columns, rows) {
			let insert = inserts.get(table);
			if (!insert) {
				const places = columns.map(() => '?').join(', ');
				insert = client.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places})`);
				inserts.set(table, insert);
			}
			for (const row of rows) insert.run(...row);
		},
		async prove(amounts) {
			compare(client, amounts);
			migrations.slice(level).forEach(migrate);
			client.exec('COMMIT');
			if (rowsOf(client, 'foreign_key_check').length > 0)
				throw new CannotOpen('The backup holds rows without their parents; nothing was changed.');
			const sound = client.pragma('integrity_check(1)', { simple: true });
			if (sound !== 'ok') throw new CannotOpen(`The restored database is not sound: ${sound}`);
			client.pragma('journal_mode = WAL');
			client.close();
			flush(fresh);
		},
		async replace() {
			const aside = existsSync(file) ? putAside(file, stamp) : null;
			renameSync(fresh, file);
			flush(dirname(file));
			return aside;
		},
		async close() {
			client.close();
			removeDatabase(fresh);
			unlock();
		}
	};
}

function compare(client: Database.Database, { rows }: Amounts): void {
	for (const [table, count] of Object.entries(rows)) {
		const found = client.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get();
		if (found !== count)
			throw new CannotOpen(`Of ${count} rows of ${table} the backup holds ${found}.`);
	}
}

function rowsOf(client: Database.Database, pragma: string): unknown[] {
	const rows = client.pragma(pragma);
	return Array.isArray(rows) ? rows : [];
}

/**
 * Gives the old database a second name. Its log is brought into it first, so that one name holds all of it and the new
 * database may take the old name in one step; a database too damaged for that takes its log along.
 */
function putAside(file: string, stamp: string): string {
	const aside = `${file}.before-restore-${stamp}`;
	if (!closeLog(file)) {
		for (const end of ['-wal', '-shm'])
			if (existsSync(file + end)) renameSync(file + end, aside + end);
	} else if (existsSync(`${file}-wal`)) {
		throw new CannotOpen(`Another process reads ${file}: stop it first; nothing was changed.`);
	}
	giveName(file, aside);
	return aside;
}

/** @returns whether the database is sound enough for that */
function closeLog(file: string): boolean {
	try {
		const old = new Database(file);
		old.pragma('wal_checkpoint(TRUNCATE)');
		old.close();
		return true;
	} catch {
		return false;
	}
}

/** A second name costs nothing; where the disk knows no second names it is a copy. */
function giveName(file: string, name: string): void {
	try {
		linkSync(file, name);
	} catch {
		copyFileSync(file, name);
		flush(name);
	}
}

function removeDatabase(file: string): void {
	for (const end of ['', '-wal', '-shm', '-journal']) rmSync(file + end, { force: true });
}

/** Of a file, or of the names in a folder; Windows knows no flushing of folders. */
function flush(path: string): void {
	if (process.platform === 'win32') return;
	const handle = openSync(path, 'r');
	fsyncSync(handle);
	closeSync(handle);
}
