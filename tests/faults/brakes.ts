import { setTimeout as wait } from 'node:timers/promises';
import type { Ground } from './grounds.ts';

/*
 * A brake is planted in the database: whoever writes to the table is held, in the middle of the transaction, for much longer
 * than a test takes. So a process can be killed there that knows nothing of tests.
 */

const FOREVER = 600;

/** Statements that hold whoever runs them. */
export const HOLD = {
	sqlite: `INSERT INTO brake WITH RECURSIVE turns(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM turns LIMIT 9000000000)
		SELECT count(*) FROM turns`,
	postgres: `SELECT pg_sleep(${FOREVER})`
};

export async function plantBrake({ engine, run }: Ground, table: string): Promise<void> {
	if (engine === 'sqlite') {
		await run(`CREATE TABLE brake (n);
			CREATE TRIGGER brake_here AFTER INSERT ON ${table} BEGIN ${HOLD.sqlite}; END`);
		return;
	}
	await run(`CREATE FUNCTION brake() RETURNS trigger LANGUAGE plpgsql
		AS $$ BEGIN PERFORM pg_sleep(${FOREVER}); RETURN NEW; END $$`);
	await run(
		`CREATE TRIGGER brake_here AFTER INSERT ON ${table} FOR EACH ROW EXECUTE FUNCTION brake()`
	);
}

export async function removeBrake({ engine, run }: Ground, table: string): Promise<void> {
	if (engine === 'sqlite') await run('DROP TRIGGER brake_here; DROP TABLE brake');
	else await run(`DROP TRIGGER brake_here ON ${table}; DROP FUNCTION brake`);
}

/** Waits until somebody is held, not only at work for a moment. */
export async function untilHeld(ground: Ground): Promise<void> {
	for (let seen = 0; seen < 4; await wait(25)) seen = (await isHeld(ground)) ? seen + 1 : 0;
}

async function isHeld(ground: Ground): Promise<boolean> {
	if (ground.engine === 'postgres') {
		const held = await ground.ask(
			`SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'`
		);
		return held.length > 0;
	}
	return ground.run('PRAGMA busy_timeout = 0; BEGIN IMMEDIATE; ROLLBACK').then(
		() => false,
		(error: unknown) => error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY'
	);
}

/** A session of PostgreSQL outlives the process that it was opened by, until it looks. */
export async function endHeldSessions({ engine, ask }: Ground): Promise<void> {
	if (engine === 'sqlite') return;
	await ask(
		`SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
		WHERE datname = current_database() AND wait_event = 'PgSleep'`
	);
}
