import { eq, sql } from 'drizzle-orm';
import pg from 'pg';
import { afterEach, expect, test, vi } from 'vitest';
import { startAttempt } from '../../../src/lib/server/storage/queries/counters.ts';
import {
	keepPartialRow,
	partialOf,
	type PartialWrite
} from '../../../src/lib/server/storage/queries/partials.ts';
import { openStore } from '../../../src/lib/server/storage/open.ts';
import type { DetailsWrite, Statement, Store } from '../../../src/lib/server/storage/store.ts';
import { aSubmissionWrite } from '../../support/a-submission-write.ts';
import { copyTemplate } from '../../support/store.ts';

/*
 * Who waits for whom, with each of them held at a known point: a rival connection keeps a lock, and the database itself tells
 * how many wait before it is let go.
 */

const KEY = { workspaceId: 'ws_1', quizId: 'qz_1', attemptId: 'try_1' };
const NOW = 1_760_000_000_000;
const COUNTED = {
	...{ workspaceId: 'ws_1', quizId: 'qz_1', version: 1 },
	day: '2025-10-09',
	source: 'direct'
};

const opened: { end?(): Promise<void>; close?(): Promise<void> }[] = [];
afterEach(async () => {
	for (const one of opened.splice(0)) await (one.end?.() ?? one.close?.());
});

interface Ground {
	store: Store;
	/** A connection of somebody else's. */
	rival(): Promise<pg.Client>;
	/** Resolves once as many wait for locks. */
	waiting(count: number): Promise<void>;
	/** How often PostgreSQL has ended somebody who waited in a circle, as far as it has been told. */
	deadlocks(): Promise<number>;
}

async function aGround(): Promise<Ground> {
	const databaseUrl = await copyTemplate();
	const store = await openStore({ databaseUrl });
	const rival = async () => {
		const client = new pg.Client({ connectionString: databaseUrl });
		await client.connect();
		opened.push(client);
		return client;
	};
	const watcher = await rival();
	const ask = async (text: string) => Number((await watcher.query(text)).rows[0]?.count);
	// Last: it waits for whatever the others leave.
	opened.push(store);
	return {
		store,
		rival,
		async waiting(count) {
			const blocked = `SELECT count(*) FROM pg_stat_activity
				WHERE wait_event_type = 'Lock' AND datname = current_database()`;
			await vi.waitFor(async () => expect(await ask(blocked)).toBe(count), 10_000);
		},
		deadlocks: () =>
			ask(`SELECT deadlocks AS count FROM pg_stat_database WHERE datname = current_database()`)
	};
}

async function begin(store: Store, attemptId = KEY.attemptId): Promise<void> {
	const row = { ...COUNTED, attemptId, startedAt: NOW - 5, completedAt: null };
	await startAttempt(store, row, { ...COUNTED, name: 'start', count: 1 });
}

function keep(store: Store, overrides: Partial<PartialWrite> = {}) {
	const write = {
		...{ ...KEY, version: 1, revision: 1, locale: 'en', answers: { budget: 'much' }, hidden: {} },
		...{ path: ['budget'], step: 'email', source: 'direct', email: null, updatedAt: NOW },
		...overrides
	};
	return keepPartialRow(store, write, COUNTED);
}

async function countOf(store: Store, name: string): Promise<number> {
	const { counters } = store.tables;
	const rows = await store.db.select().from(counters).where(eq(counters.name, name));
	return rows.reduce((sum, { count }) => sum + count, 0);
}

test('a submission waits for what is being told of its attempt, and then takes it away', async () => {
	const { store, rival, waiting } = await aGround();
	for (const attempt of ['earlier', KEY.attemptId]) await begin(store, attempt);
	await keep(store, { attemptId: 'earlier' });
	const gate = await rival();
	await gate.query('BEGIN');
	await gate.query(`SELECT 1 FROM counters WHERE name = 'pass:budget' FOR UPDATE`);
	// It has the attempt, and waits for the counter.
	const told = keep(store);
	await waiting(1);
	const sent = store.completeSubmissions([aSubmissionWrite({ attempt: KEY.attemptId })]);
	await waiting(2);
	await gate.query('COMMIT');
	expect(await told).toEqual({ state: 'kept', revision: 1 });
	expect(await sent).toMatchObject([{ state: 'stored' }]);
	expect(await partialOf(store, KEY)).toBeUndefined();
	// The step that was got past is not counted once more by the submission.
	expect(await countOf(store, 'pass:budget')).toBe(2);
});

test('of two devices that tell of one attempt the second looks again, and no step is counted twice', async () => {
	const { store, rival, waiting } = await aGround();
	for (const attempt of ['earlier', KEY.attemptId]) await begin(store, attempt);
	await keep(store, { attemptId: 'earlier' });
	await keep(store, { path: [], answers: {} });
	const gate = await rival();
	await gate.query('BEGIN');
	await gate.query(`SELECT 1 FROM counters WHERE name = 'pass:budget' FOR UPDATE`);
	const first = keep(store, { revision: 2 });
	await waiting(1);
	const second = keep(store, { revision: 3 });
	await waiting(2);
	await gate.query('COMMIT');
	expect(await Promise.all([first, second])).toEqual([
		{ state: 'kept', revision: 2 },
		{ state: 'again' }
	]);
	expect(await countOf(store, 'pass:budget')).toBe(2);
});

test('what is told while its attempt is being sent comes too late', async () => {
	const { store, rival, waiting } = await aGround();
	for (const attempt of ['earlier', KEY.attemptId]) await begin(store, attempt);
	await store.completeSubmissions([aSubmissionWrite({ attempt: 'earlier' })]);
	const gate = await rival();
	await gate.query('BEGIN');
	await gate.query(`SELECT 1 FROM counters WHERE name = 'complete' FOR UPDATE`);
	// It has the attempt, and waits for the counter.
	const sent = store.completeSubmissions([aSubmissionWrite({ attempt: KEY.attemptId })]);
	await waiting(1);
	const told = keep(store);
	await waiting(2);
	await gate.query('COMMIT');
	expect(await sent).toMatchObject([{ state: 'stored' }]);
	expect(await told).toEqual({ state: 'again' });
	expect(await keep(store, { revision: 2 })).toEqual({ state: 'finished' });
	expect(await partialOf(store, KEY)).toBeUndefined();
});

test('who accepts an answer waits for the details that are being left, and is told to read them', async () => {
	const { store, rival, waiting } = await aGround();
	const held = aSubmissionWrite({ held: 'trap', contact: null });
	await store.completeSubmissions([held]);
	const gate = await rival();
	await gate.query('BEGIN');
	await gate.query('SELECT 1 FROM responses FOR UPDATE');
	const details: DetailsWrite = { ...held, contact: { email: 'anna@example.com' }, given: '{}' };
	const given = store.giveDetails(details);
	await waiting(1);
	const accepted = store.completeSubmissions([{ ...held, held: null, accepts: true }]);
	await waiting(2);
	await gate.query('COMMIT');
	expect(await given).toEqual({ state: 'stored', lead: null });
	expect(await accepted).toEqual([{ state: 'outdated' }]);
});

test('of two transactions that wait in a circle one is ended and tried again, once', async () => {
	const { store, rival, waiting, deadlocks } = await aGround();
	const { throttles } = store.tables;
	await store.db
		.insert(throttles)
		.values(['a', 'b'].map((key) => ({ key, windowStart: 0, count: 0 })));
	const GATE = 1;
	const gate = await rival();
	await gate.query(`SELECT pg_advisory_lock(${GATE})`);
	/** Adds one, once the lock is free. */
	const adding = (db: Store['db'], key: string, lock: string): Statement =>
		db
			.update(throttles)
			.set({ count: sql`${throttles.count} + 1` })
			.where(sql`${throttles.key} = ${key} AND (SELECT ${sql.raw(lock)}) IS NOT NULL`);
	const add = (first: string, second: string, own: number) =>
		store.atomically((db) => [
			adding(db, first, `pg_advisory_xact_lock(${own})`),
			adding(db, second, `pg_advisory_xact_lock_shared(${GATE})`)
		]);
	const both = [add('a', 'b', 2), add('b', 'a', 3)];
	await waiting(2);
	// Whoever is ended does not begin again before the other has finished.
	const brakes = await Promise.all(
		[2, 3].map(async (lock) => {
			const client = await rival();
			return { client, held: client.query(`SELECT pg_advisory_lock(${lock})`) };
		})
	);
	await waiting(4);
	await gate.query(`SELECT pg_advisory_unlock(${GATE})`);
	await Promise.race(both);
	await Promise.all(
		brakes.map(async ({ client, held }) => {
			await held;
			await client.query('SELECT pg_advisory_unlock_all()');
		})
	);
	await Promise.all(both);
	expect((await store.db.select().from(throttles)).map(({ count }) => count)).toEqual([2, 2]);
	await vi.waitFor(async () => expect(await deadlocks()).toBe(1), 10_000);
});

test('a batch that waits in a circle with somebody else is ended and written again, once', async () => {
	const { store, rival, waiting, deadlocks } = await aGround();
	const from = (name: string) => aSubmissionWrite({ contact: { email: `${name}@example.com` } });
	for (const name of ['anna', 'boris']) await store.completeSubmissions([from(name)]);
	const other = await rival();
	// It waits so long that PostgreSQL ends the batch instead.
	await other.query(`SET deadlock_timeout = '60s'`);
	const take = (name: string) =>
		other.query('SELECT 1 FROM leads WHERE email = $1 FOR UPDATE', [`${name}@example.com`]);
	await other.query('BEGIN');
	await take('boris');
	const batch = [from('anna'), from('boris')];
	const written = store.completeSubmissions(batch);
	await waiting(1);
	// The batch does not begin again before the other has finished.
	const brake = await rival();
	await brake.query(`SET deadlock_timeout = '60s'`);
	const key = `key qz_1 ${batch[0]?.idempotencyKey}`;
	const braked = brake.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', [key]);
	await waiting(2);
	await take('anna');
	await braked;
	await other.query('COMMIT');
	await brake.query('SELECT pg_advisory_unlock_all()');
	expect((await written).map(({ state }) => state)).toEqual(['stored', 'stored']);
	expect(await store.db.$count(store.tables.responses)).toBe(4);
	await vi.waitFor(async () => expect(await deadlocks()).toBe(1), 10_000);
});
