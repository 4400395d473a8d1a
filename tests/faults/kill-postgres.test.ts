import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { makePostgres, type PostgresServer } from '../support/postgres-server.ts';
import { AMOUNTS } from './amounts.ts';
import { expectNothingLost, lostBy } from './killing.ts';

let postgres: PostgresServer;
let env: Record<string, string>;
beforeEach(async () => {
	postgres = await makePostgres({ fsync: true });
	env = { DATABASE_URL: postgres.urlOf('postgres') };
});
afterEach(() => postgres.remove());

const { submissions, kills } = AMOUNTS.kill;

test(
	`${submissions} submissions and ${kills} kills on PostgreSQL lose nothing that was acknowledged`,
	() => expectNothingLost(env),
	AMOUNTS.timeout
);

test('the same watch sees responses lost where they are acknowledged before the commit', async () => {
	const entry = [inject('brokenServers').twin, 'early-ack'];
	expect((await lostBy(entry, env)).responses).not.toEqual([]);
}, 120_000);
