import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { makePostgres, type PostgresServer } from '../support/postgres-server.ts';
import { type Receiver, startReceiver } from '../support/receiver.ts';
import { serve, type Served } from '../support/served.ts';
import { AMOUNTS, TAKEN_OVER_WITHIN } from './amounts.ts';
import { atRandomMoments, lost, seeded, submit, submitThrough } from './trial.ts';

let receiver: Receiver;
let postgres: PostgresServer;

beforeEach(async () => {
	[receiver, postgres] = await Promise.all([startReceiver(), makePostgres({ fsync: true })]);
});

afterEach(async () => {
	await receiver.close();
	await postgres.remove();
});

interface Plan {
	submissions: number;
	stops: number;
	patience: number;
	entry?: string[];
}

/** Stops PostgreSQL hard under load, looks what is said meanwhile, and starts it again. */
async function submitWhileStopping({ submissions, stops, patience, entry }: Plan) {
	const env = { DATABASE_URL: postgres.urlOf('postgres') };
	const server = await serve(entry ? { env, entry } : { env });
	const meanwhile: unknown[] = [];
	const random = seeded(20_261_124);
	const report = await submitThrough({
		submissions,
		clients: 16,
		house: () => server,
		receiver,
		patience,
		trouble: ({ quiz, acknowledged }) =>
			atRandomMoments({ times: stops, submissions, acknowledged, random }, async (time) => {
				await postgres.kill();
				const refused = await submit(server, quiz, submissions + time, false);
				const after = Number(refused.headers.get('retry-after'));
				meanwhile.push([await readiness(server), refused.status, after > 0 && after < 10]);
				await postgres.start();
				await expect.poll(() => readiness(server), { timeout: 10_000 }).toBe(200);
			})
	});
	const isAlive = server.process.exitCode === null;
	await server.stop();
	return { ...report, meanwhile, isAlive };
}

async function readiness({ origin }: Served): Promise<number> {
	return (await fetch(`${origin}/readyz`)).status;
}

const { submissions, stops } = AMOUNTS.postgresStop;

test(
	`PostgreSQL stopped hard ${stops} times under ${submissions} submissions: nothing acknowledged is lost, and all goes on`,
	async () => {
		const report = await submitWhileStopping({ submissions, stops, patience: TAKEN_OVER_WITHIN });
		expect(report.meanwhile).toEqual(Array(stops).fill([503, 503, true]));
		expect(report.isAlive).toBe(true);
		expect(report.acknowledged.size).toBe(submissions);
		expect(lost(report)).toEqual({ responses: [], hotLeads: [] });
		expect(report.stored.size).toBe(submissions);
		expect([...report.webhooks.values()].filter((ids) => ids.size > 1)).toEqual([]);
		expect([...report.refusals].filter((said) => !/^503, again after \d$/.test(said))).toEqual([]);
	},
	AMOUNTS.timeout
);

test('the same watch sees responses lost where they are acknowledged before the commit', async () => {
	const { submissions, kills: stops } = AMOUNTS.twin;
	const entry = [inject('brokenServers').twin, 'early-ack'];
	const report = await submitWhileStopping({ submissions, stops, patience: 5_000, entry });
	expect(lost(report).responses).not.toEqual([]);
}, 120_000);
