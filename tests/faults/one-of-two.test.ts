import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { makePostgres, type PostgresServer } from '../support/postgres-server.ts';
import { type Receiver, startReceiver } from '../support/receiver.ts';
import type { ServeOptions } from '../support/served.ts';
import { serveTwice } from '../support/served-twice.ts';
import { AMOUNTS, TAKEN_OVER_WITHIN } from './amounts.ts';
import { atRandomMoments, lost, seeded, submitThrough } from './trial.ts';

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
	kills: number;
	patience: number;
	options?: ServeOptions;
}

/** Kills one of two processes behind a round robin at random moments, now the one, now the other, and starts it again. */
async function submitWhileKillingOne({ submissions, kills, patience, options = {} }: Plan) {
	const env = { DATABASE_URL: postgres.urlOf('postgres') };
	const house = await serveTwice({ ...options, env });
	const signals: (NodeJS.Signals | null | undefined)[] = [];
	const random = seeded(20_261_125);
	try {
		const report = await submitThrough({
			submissions,
			clients: 16,
			house: () => house,
			receiver,
			patience,
			trouble: ({ acknowledged }) =>
				atRandomMoments({ times: kills, submissions, acknowledged, random }, async (time) => {
					signals.push(await house.processes[time % 2]?.kill());
					await house.restart(time % 2);
				})
		});
		return { ...report, signals, answered: house.robin.answered };
	} finally {
		await house.stop();
	}
}

const { submissions, kills } = AMOUNTS.oneOfTwo;

test(
	`one of two processes killed ${kills} times under ${submissions} submissions: nothing acknowledged is lost`,
	async () => {
		const patience = TAKEN_OVER_WITHIN;
		const report = await submitWhileKillingOne({ submissions, kills, patience });
		expect(report.signals).toEqual(Array(kills).fill('SIGKILL'));
		expect(report.acknowledged.size).toBe(submissions);
		expect(lost(report)).toEqual({ responses: [], hotLeads: [] });
		expect(report.stored.size).toBe(submissions);
		expect([...report.webhooks.values()].filter((ids) => ids.size > 1)).toEqual([]);
		expect(Math.min(...report.answered)).toBeGreaterThan(submissions / 4);
	},
	AMOUNTS.timeout
);

describe('the same watch over processes that break their promise', () => {
	const watch = async (fault: string) => {
		const options = { entry: [inject('brokenServers').twin, fault] };
		return lost(await submitWhileKillingOne({ ...AMOUNTS.twin, patience: 5_000, options }));
	};

	test('sees responses lost where they are acknowledged before the commit', async () => {
		expect((await watch('early-ack')).responses).not.toEqual([]);
	}, 120_000);
});
