import Database from 'better-sqlite3';
import { CannotOpen } from '../cannot-open.ts';
import { APPLIED, type Migration, pendingMigrations } from '../migrations.ts';
import type { Part, Value } from './archive.ts';
import { type Snapshot, TABLE_NAMES } from './snapshot.ts';

/** Rows that are handed over at once. */
const MOST_ROWS = 500;

/**
 * Reads beside a server that may be writing: in a WAL a reader sees the database as it was when it began, and nobody
 * waits for it. @throws CannotOpen
 */
export function sqliteSnapshot(file: string, migrations: readonly Migration[]): Snapshot {
	const client = connect(file);
	try {
		client.exec('BEGIN');
		const applied = client.prepare<[], number>(APPLIED).pluck().all();
		pendingMigrations(migrations, applied);
		const damage = client.pragma('quick_check(1)', { simple: true });
		if (damage !== 'ok') throw new CannotOpen(`${file} is damaged: ${String(damage)}`);
		return {
			engine: 'sqlite',
			level: applied.length,
			parts: () => partsOf(client),
			close: async () => void client.close()
		};
	} catch (error) {
		client.close();
		if (error instanceof CannotOpen) throw error;
		throw new CannotOpen(`${file}: ${error instanceof Error ? error.message : String(error)}`);
	}
}

function connect(file: string): Database.Database {
	try {
		return new Database(file, { readonly: true, fileMustExist: true, timeout: 5000 });
	} catch {
		throw new CannotOpen(`There is no database ${file}, or it cannot be read.`);
	}
}

async function* partsOf(client: Database.Database): AsyncGenerator<Part> {
	for (const name of TABLE_NAMES) {
		const columns = client
			.prepare<[string], string>('SELECT name FROM pragma_table_info(?)')
			.pluck()
			.all(name);
		// The database may be older than this build, and lack a table.
		if (columns.length === 0) continue;
		yield { kind: 'table', name, columns };
		const all = client.prepare<[], Value[]>(`SELECT ${columns.join(', ')} FROM ${name}`).raw();
		let rows: Value[][] = [];
		for (const row of all.iterate()) {
			rows.push(row);
			if (rows.length < MOST_ROWS) continue;
			yield { kind: 'rows', rows };
			rows = [];
		}
		if (rows.length > 0) yield { kind: 'rows', rows };
	}
}
