import pg from 'pg';
import { CannotOpen } from '../cannot-open.ts';
import { APPLIED, type EngineOptions, MIGRATIONS_TABLE, pendingMigrations } from '../migrations.ts';
import { connectionTo } from './postgres-connection.ts';
import { whyNotOpened } from './postgres-refusals.ts';

/** Any number that only this product's migrations lock. */
export const MIGRATION_LOCK = 7_184_519_301;

/**
 * Checks the database and brings it to this build's shape, on a connection of its own that may take its time.
 * @throws CannotOpen
 */
export async function preparePostgres(url: string, options: EngineOptions): Promise<void> {
	const client = makeClient(url);
	// Whatever is wrong is told by the query that meets it.
	client.on('error', () => undefined);
	try {
		await client.connect();
		await check(client, options);
		if (!options.readOnly) await migrate(client, options);
	} catch (error) {
		throw error instanceof CannotOpen ? error : whyNotOpened(error, url);
	} finally {
		await client.end().catch(() => undefined);
	}
}

function makeClient(url: string): pg.Client {
	try {
		return new pg.Client(connectionTo(url));
	} catch {
		throw new CannotOpen('DATABASE_URL is not an address that PostgreSQL understands.');
	}
}

async function check(client: pg.Client, { log }: EngineOptions): Promise<void> {
	const { rows } = await client.query<Record<'encoding' | 'commit' | 'fsync', string>>(
		`SELECT current_setting('server_encoding') AS encoding, current_setting('synchronous_commit') AS commit,
			current_setting('fsync') AS fsync`
	);
	const [settings] = rows;
	if (settings?.encoding !== 'UTF8') {
		throw new CannotOpen(`The database is encoded as ${settings?.encoding}; it must be UTF8.`);
	}
	if (settings.commit === 'off' || settings.fsync === 'off') {
		log?.warn('database_not_durable', {
			synchronous_commit: settings.commit,
			fsync: settings.fsync
		});
	}
}

/** What fails undoes it all, with the connection. */
async function migrate(client: pg.Client, { migrations, clock, log }: EngineOptions) {
	await noticeOurEnd(client);
	await client.query('BEGIN');
	await client.query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
	await client.query(MIGRATIONS_TABLE);
	const { rows } = await client.query<{ made_at: number }>(APPLIED);
	const pending = pendingMigrations(
		migrations,
		rows.map((row) => row.made_at)
	);
	for (const { madeAt, statements } of pending) {
		for (const statement of statements) await client.query(statement);
		await client.query('INSERT INTO migrations VALUES ($1, $2)', [madeAt, clock.now()]);
	}
	await client.query('COMMIT');
	if (pending.length > 0) {
		log?.info('database_migrated', { engine: 'postgres', migrations: pending.length });
	}
}

/**
 * A server does not notice that we were killed before the statement under way is done, and everybody who starts meanwhile
 * waits for it. It looks once a second where it can (from version 14, not on every system).
 */
async function noticeOurEnd(client: pg.Client): Promise<void> {
	await client.query('SET client_connection_check_interval = 1000').catch(() => undefined);
}
