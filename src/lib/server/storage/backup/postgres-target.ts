import pg from 'pg';
import { CannotOpen } from '../cannot-open.ts';
import { connectionTo } from '../engines/postgres-connection.ts';
import { MIGRATION_LOCK } from '../engines/postgres-prepare.ts';
import { whyNotOpened } from '../engines/postgres-refusals.ts';
import { type Migration, MIGRATIONS_TABLE } from '../migrations.ts';
import type { Amounts, Value } from './archive.ts';
import { columnsOf } from './postgres-snapshot.ts';
import { TABLE_NAMES } from './snapshot.ts';
import type { TargetOptions } from './sqlite-target.ts';
import type { Target } from './target.ts';

/**
 * Everything happens in one transaction: the old tables move into a schema of their own, new ones are made and filled, and
 * others see all of it or nothing. @throws CannotOpen where a server is connected
 */
export async function postgresTarget(url: string, options: TargetOptions): Promise<Target> {
	const { migrations, level, now, stamp } = options;
	const client = new pg.Client(connectionTo(url));
	// Whatever is wrong is told by the query that meets it.
	client.on('error', () => undefined);
	const migrate = async ({ madeAt, statements }: Migration) => {
		for (const statement of statements) await client.query(statement);
		await client.query('INSERT INTO migrations VALUES ($1, $2)', [madeAt, now]);
	};
	let aside: string | null;
	try {
		await client.connect();
		await client.query('BEGIN');
		await client.query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
		await refuseServers(client);
		aside = await putAside(client, `before_restore_${stamp.replaceAll('-', '_').toLowerCase()}`);
		await client.query(MIGRATIONS_TABLE);
		for (const migration of migrations.slice(0, level)) await migrate(migration);
	} catch (error) {
		await client.end().catch(() => undefined);
		throw error instanceof CannotOpen ? error : whyNotOpened(error, url);
	}
	return {
		insert: (table, columns, rows) => insert(client, table, columns, rows),
		async prove(amounts) {
			await compare(client, amounts);
			for (const migration of migrations.slice(level)) await migrate(migration);
		},
		async replace() {
			await client.query('COMMIT');
			return aside && `the schema ${aside}`;
		},
		close: () => client.end()
	};
}

/** PostgreSQL ends a session a moment after its client has hung up: so often it is looked again, and so long after, s. */
const LOOKS = 30;
const BETWEEN = 0.1;

async function refuseServers(client: pg.Client): Promise<void> {
	for (let look = 0; look < LOOKS; look += 1) {
		// In a transaction the first look is remembered.
		await client.query('SELECT pg_stat_clear_snapshot()');
		const { rowCount } = await client.query(
			`SELECT 1 FROM pg_stat_activity WHERE datname = current_database()
				AND application_name = current_setting('application_name') AND pid <> pg_backend_pid()`
		);
		if (!rowCount) return;
		await client.query('SELECT pg_sleep($1)', [BETWEEN]);
	}
	throw new CannotOpen('Another process uses this database: stop every server first.');
}

/** @returns the schema that the old tables are in now; null where there were none */
async function putAside(client: pg.Client, schema: string): Promise<string | null> {
	const there: string[] = [];
	for (const table of [...TABLE_NAMES, 'migrations'])
		if ((await columnsOf(client, table)).length > 0) there.push(table);
	if (there.length === 0) return null;
	await client.query(`CREATE SCHEMA ${schema}`);
	for (const table of there) await client.query(`ALTER TABLE ${table} SET SCHEMA ${schema}`);
	return schema;
}

/** Rows travel as one parameter, whatever their number. */
async function insert(
	client: pg.Client,
	table: string,
	columns: readonly string[],
	rows: readonly (readonly Value[])[]
): Promise<void> {
	const named = rows.map((row) => Object.fromEntries(columns.map((name, at) => [name, row[at]])));
	const list = columns.join(', ');
	await client.query(
		`INSERT INTO ${table} (${list}) SELECT ${list} FROM json_populate_recordset(NULL::${table}, $1)`,
		[JSON.stringify(named)]
	);
}

async function compare(client: pg.Client, { rows }: Amounts): Promise<void> {
	for (const [table, count] of Object.entries(rows)) {
		const found = await client.query<{ count: number }>(`SELECT count(*) AS count FROM ${table}`);
		if (found.rows[0]?.count !== count)
			throw new CannotOpen(
				`Of ${count} rows of ${table} the backup holds ${found.rows[0]?.count}.`
			);
	}
}
