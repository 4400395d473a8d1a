import pg from 'pg';
import { connectionTo } from '../engines/postgres-connection.ts';
import { whyNotOpened } from '../engines/postgres-refusals.ts';
import { APPLIED, type Migration, pendingMigrations } from '../migrations.ts';
import { CannotOpen } from '../cannot-open.ts';
import type { Part, Value } from './archive.ts';
import { type Snapshot, TABLE_NAMES } from './snapshot.ts';

/** Rows that are fetched at once. */
const MOST_ROWS = 500;

/** Reads beside servers that write: everything in one repeatable-read transaction. @throws CannotOpen */
export async function postgresSnapshot(
	url: string,
	migrations: readonly Migration[]
): Promise<Snapshot> {
	const client = new pg.Client(connectionTo(url));
	// Whatever is wrong is told by the query that meets it.
	client.on('error', () => undefined);
	try {
		await client.connect();
		await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
		const { rows } = await client.query<{ made_at: number }>(APPLIED);
		pendingMigrations(
			migrations,
			rows.map((row) => row.made_at)
		);
		return {
			engine: 'postgres',
			level: rows.length,
			parts: () => partsOf(client),
			close: () => client.end()
		};
	} catch (error) {
		await client.end().catch(() => undefined);
		throw error instanceof CannotOpen ? error : whyNotOpened(error, url);
	}
}

async function* partsOf(client: pg.Client): AsyncGenerator<Part> {
	for (const name of TABLE_NAMES) {
		const columns = await columnsOf(client, name);
		// The database may be older than this build, and lack a table.
		if (columns.length === 0) continue;
		yield { kind: 'table', name, columns };
		await client.query(
			`DECLARE every_row NO SCROLL CURSOR FOR SELECT ${columns.join(', ')} FROM ${name}`
		);
		for (;;) {
			const text = `FETCH ${MOST_ROWS} FROM every_row`;
			const { rows } = await client.query<(Value | boolean)[]>({ text, rowMode: 'array' });
			if (rows.length === 0) break;
			yield { kind: 'rows', rows: rows.map((row) => row.map(plainValue)) };
		}
		await client.query('CLOSE every_row');
	}
}

export async function columnsOf(client: pg.Client, table: string): Promise<string[]> {
	const { rows } = await client.query<{ column_name: string }>(
		`SELECT column_name FROM information_schema.columns
			WHERE table_schema = current_schema() AND table_name = $1 ORDER BY ordinal_position`,
		[table]
	);
	return rows.map((row) => row.column_name);
}

function plainValue(value: Value | boolean): Value {
	return typeof value === 'boolean' ? Number(value) : value;
}
