import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { APPLIED, type EngineOptions, isLevel } from '../migrations.ts';
import { Stale, type Statement, type Store, type SubmissionWrite } from '../store.ts';
import { completeBatch } from '../submissions/complete-batch.ts';
import { giveDetails } from '../submissions/give-details.ts';
import { completeInHalves } from '../submissions/in-halves.ts';
import { postgresTables } from '../tables.ts';
import { answerPostgres, everyOne, together } from './postgres-answerer.ts';
import { postgresDb } from './postgres-db.ts';
import { connectionTo } from './postgres-connection.ts';
import {
	codeOf,
	isAway,
	isRefusal,
	isRetryable,
	isUnwritable,
	READ_ONLY
} from './postgres-errors.ts';
import { lockPeople } from './postgres-locks.ts';
import { preparePostgres } from './postgres-prepare.ts';
import { type WriteWatch, writeWatch } from './write-watch.ts';

/** While one batch waits for the disk, another is written; with more, batches are smaller and cost more. */
const LANES = 2;
/**
 * More connections than cores rarely make PostgreSQL faster, and several processes may share one server. Whoever asks a
 * database that does not answer at all is told so after the timeout, ms.
 */
const SERVING = { max: 10, query_timeout: 10_000 };
/** For an export or a command: one thing after another, and some have to look through a whole table. */
const READING = { max: 1, query_timeout: 120_000 };
/** The patience of those who ask for nothing but an answer, ms. */
const PATIENCE_OF_PING = 2_000;
const TRIES = 5;
const UNIQUE_VIOLATION = '23505';

/** @param url `postgres://…` */
export async function openPostgres(url: string, options: EngineOptions): Promise<Store> {
	await preparePostgres(url, options);
	const pool = makePool(url, options.readOnly ? READING : SERVING);
	pool.on('error', (error) =>
		options.log?.warn('database_connection_lost', { code: codeOf(error) })
	);
	// Of a connection that is in use: the query under way tells.
	pool.on('connect', (client) => client.on('error', () => undefined));
	const writes = writeWatch(isUnwritable);
	const written = <Result>(write: () => Promise<Result>) => writes.watch(() => retried(write));
	const complete = (batch: readonly SubmissionWrite[]) =>
		written(() =>
			onConnection(pool, (client) =>
				answerPostgres(client, completeBatch(batch), () => lockPeople(client, batch))
			)
		);
	return {
		engine: 'postgres',
		databaseUrl: url,
		tables: postgresTables,
		db: postgresDb(pool),
		exclusive: false,
		atomically: (build, expected) =>
			written(() =>
				inTransaction(
					pool,
					(client) => build(postgresDb(client)).map(run),
					(counts) => {
						if (expected && !expected(counts)) throw new Stale();
					}
				)
			),
		lanes: LANES,
		completeSubmissions: (batch) => completeInHalves(batch, complete, isRefusal),
		giveDetails: (write) =>
			written(() =>
				onConnection(pool, (client) =>
					answerPostgres(client, giveDetails(write), () => lockPeople(client, [write]))
				)
			),
		isDuplicate,
		isAway,
		connections: () => ({
			open: pool.totalCount,
			idle: pool.idleCount,
			awaited: pool.waitingCount
		}),
		async isLevel() {
			const { rows } = await pool.query<{ made_at: number }>(APPLIED);
			const applied = rows.map((row) => row.made_at);
			return isLevel(options.migrations, applied);
		},
		ping: () => ping(pool, writes),
		// Its log and its dead rows are the server's: it takes them away in its own time.
		scrub: async () => true,
		close: () => pool.end()
	};
}

function makePool(url: string, use: typeof SERVING): pg.Pool {
	return new pg.Pool({
		...connectionTo(url),
		...use,
		keepAlive: true,
		pipeline: true
	});
}

/**
 * Each statement sees what others have committed before it: what was locked is read as it is now. All travel together with
 * what opens the transaction, and are done in their order: after one that fails the server refuses the rest.
 * @param check throws where they are to be undone
 */
async function inTransaction<Result>(
	pool: pg.Pool,
	ask: (client: pg.PoolClient) => readonly Promise<Result>[],
	check: (results: Result[]) => void
): Promise<Result[]> {
	return onConnection(pool, async (client) => {
		const opened = together<unknown>(client, () => [
			client.query('BEGIN ISOLATION LEVEL READ COMMITTED')
		]);
		const asked = together(client, () => ask(client));
		await everyOne<unknown>([opened, asked]);
		const results = await asked;
		check(results);
		await client.query('COMMIT');
		return results;
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

async function ping(pool: pg.Pool, writes: WriteWatch): Promise<void> {
	const failure = writes.lastFailure();
	if (failure) throw failure;
	const late = wait(PATIENCE_OF_PING, null, { ref: false });
	const asked = pool.query<{ only: string }>(
		`SELECT current_setting('transaction_read_only') AS only`
	);
	const answer = await Promise.race([asked, late]);
	if (answer === null) throw new Error('timeout');
	if (answer.rows[0]?.only === 'on') {
		throw Object.assign(new Error('The server takes no writes.'), { code: READ_ONLY });
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
