import pg from 'pg';
import { CannotOpen } from '../cannot-open.ts';
import { type EngineOptions, MIGRATIONS_TABLE, pendingMigrations } from '../migrations.ts';
import { Stale, type Statement, type Store, type SubmissionWrite } from '../store.ts';
import { completeBatch } from '../submissions/complete-batch.ts';
import { completeInHalves } from '../submissions/in-halves.ts';
import { postgresTables } from '../tables.ts';
import { answerPostgres } from './postgres-answerer.ts';
import { postgresDb } from './postgres-db.ts';
import { codeOf, isRefusal, isRetryable } from './postgres-errors.ts';
import { lockPeople } from './postgres-locks.ts';
import { whyNotOpened } from './postgres-refusals.ts';

/** More connections than cores rarely make PostgreSQL faster, and several processes may share one server. */
const CONNECTIONS = 10;
/** While one batch waits for the disk, another is written; with more, batches are smaller and cost more. */
const LANES = 2;
const TRIES = 5;
const UNIQUE_VIOLATION = '23505';
/** Any number that only this product's migrations lock. */
const MIGRATION_LOCK = 7_184_519_301;

/** @param url `postgres://…` */
export async function openPostgres(url: string, options: EngineOptions): Promise<Store> {
	const pool = makePool(url);
	pool.on('error', (error) =>
		options.log?.warn('database_connection_lost', { code: codeOf(error) })
	);
	try {
		await check(pool, options);
		if (!options.readOnly) await inTransaction(pool, (client) => migrate(client, options));
	} catch (error) {
		await pool.end();
		throw error instanceof CannotOpen ? error : whyNotOpened(error, url);
	}
	const complete = (batch: readonly SubmissionWrite[]) =>
		retried(() =>
			onConnection(pool, (client) =>
				answerPostgres(client, completeBatch(batch), () => lockPeople(client, batch))
			)
		);
	return {
		engine: 'postgres',
		tables: postgresTables,
		db: postgresDb(pool),
		atomically: (build, expected) =>
			retried(() =>
				inTransaction(pool, async (client) => {
					const counts: number[] = [];
					for (const statement of build(postgresDb(client))) counts.push(await run(statement));
					if (expected && !expected(counts)) throw new Stale();
					return counts;
				})
			),
		lanes: LANES,
		completeSubmissions: (batch) => completeInHalves(batch, complete, isRefusal),
		isDuplicate,
		async ping() {
			await pool.query('SELECT 1');
		},
		close: () => pool.end()
	};
}

function makePool(connectionString: string): pg.Pool {
	try {
		new pg.Client({ connectionString });
	} catch {
		throw new CannotOpen('DATABASE_URL is not an address that PostgreSQL understands.');
	}
	return new pg.Pool({
		connectionString,
		max: CONNECTIONS,
		connectionTimeoutMillis: 10_000,
		application_name: 'quizsilver',
		pipeline: true,
		types: { getTypeParser }
	});
}

/** Times and counts are whole numbers well inside what JavaScript counts exactly. */
const getTypeParser: typeof pg.types.getTypeParser = (type, format) =>
	type === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(type, format);

async function check(pool: pg.Pool, { log }: EngineOptions): Promise<void> {
	const { rows } = await pool.query<Record<'encoding' | 'commit' | 'fsync', string>>(
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

async function migrate(client: pg.PoolClient, { migrations, clock, log }: EngineOptions) {
	await client.query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
	await client.query(MIGRATIONS_TABLE);
	const { rows } = await client.query<{ made_at: number }>('SELECT made_at FROM migrations');
	const pending = pendingMigrations(
		migrations,
		rows.map((row) => row.made_at)
	);
	for (const { madeAt, statements } of pending) {
		for (const statement of statements) await client.query(statement);
		await client.query('INSERT INTO migrations VALUES ($1, $2)', [madeAt, clock.now()]);
	}
	if (pending.length > 0) {
		log?.info('database_migrated', { engine: 'postgres', migrations: pending.length });
	}
}

/** Each statement sees what others have committed before it: what was locked is read as it is now. */
async function inTransaction<Result>(
	pool: pg.Pool,
	work: (client: pg.PoolClient) => Promise<Result>
): Promise<Result> {
	return onConnection(pool, async (client) => {
		await client.query('BEGIN ISOLATION LEVEL READ COMMITTED');
		const result = await work(client);
		await client.query('COMMIT');
		return result;
	});
}

/** Whatever transaction is open when the work throws is undone. */
async function onConnection<Result>(
	pool: pg.Pool,
	work: (client: pg.PoolClient) => Promise<Result>
): Promise<Result> {
	const client = await pool.connect();
	try {
		const result = await work(client);
		client.release();
		return result;
	} catch (error) {
		await client.query('ROLLBACK').then(
			() => client.release(),
			(broken: unknown) => client.release(broken instanceof Error ? broken : true)
		);
		throw error;
	}
}

async function retried<Result>(work: () => Promise<Result>): Promise<Result> {
	for (let tries = 1; ; tries += 1) {
		try {
			return await work();
		} catch (error) {
			if (tries === TRIES || !isRetryable(error)) throw error;
		}
	}
}

async function run(statement: Statement): Promise<number> {
	// The dialect cast again: here the statement answers as `pg` does.
	const result = await (statement as unknown as PromiseLike<pg.QueryResult>);
	return result.rowCount ?? 0;
}

function isDuplicate(error: unknown): boolean {
	if (!(error instanceof Error)) return false;
	return codeOf(error) === UNIQUE_VIOLATION || isDuplicate(error.cause);
}
