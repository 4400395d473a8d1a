import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makePostgres } from '../support/postgres-server.ts';
import { type Receiver, startReceiver } from '../support/receiver.ts';
import { freePort, serve, type ServeOptions } from '../support/served.ts';
import { AMOUNTS, TAKEN_OVER_WITHIN } from './amounts.ts';
import { atRandomMoments, lost, seeded, submitThrough } from './trial.ts';

let receiver: Receiver;
let dataDir: string;

beforeEach(async () => {
	receiver = await startReceiver();
	dataDir = await mkdtemp(join(tmpdir(), 'quizsilver-kill-'));
});

afterEach(async () => {
	await receiver.close();
	await rm(dataDir, { recursive: true, force: true });
});

interface Plan {
	submissions: number;
	kills: number;
	patience?: number;
	options: Omit<ServeOptions, 'port' | 'dataDir'>;
}

/** Kills the server at random moments, and starts it again on the same data. */
async function submitWhileKilling({ submissions, kills, patience, options }: Plan) {
	const port = await freePort();
	const start = () => serve({ ...options, dataDir, port });
	let server = await start();
	const signals: (NodeJS.Signals | null)[] = [];
	const random = seeded(20_261_122);
	const report = await submitThrough({
		submissions,
		clients: 16,
		house: () => server,
		receiver,
		patience: patience ?? TAKEN_OVER_WITHIN,
		trouble: ({ acknowledged }) =>
			atRandomMoments({ times: kills, submissions, acknowledged, random }, async () => {
				signals.push(await server.kill());
				server = await start();
			})
	});
	await server.kill();
	return { ...report, signals };
}

const ENGINES = [
	{ engine: 'SQLite', open: async () => ({ env: {}, remove: async () => undefined }) },
	{
		engine: 'PostgreSQL',
		open: async () => {
			const postgres = await makePostgres({ fsync: true });
			return {
				env: { DATABASE_URL: postgres.urlOf('postgres') },
				remove: () => postgres.remove()
			};
		}
	}
];

describe.each(ENGINES)('on $engine', ({ engine, open }) => {
	let database: Awaited<ReturnType<typeof open>>;
	beforeEach(async () => {
		database = await open();
	});
	afterEach(() => database.remove());

	const { submissions, kills } = AMOUNTS.kill;
	test(
		`${submissions} submissions and ${kills} kills lose nothing that was acknowledged`,
		async () => {
			const { env } = database;
			const report = await submitWhileKilling({ submissions, kills, options: { env } });
			expect(report.signals).toEqual(Array(kills).fill('SIGKILL'));
			expect(report.acknowledged.size).toBe(submissions);
			expect(lost(report)).toEqual({ responses: [], hotLeads: [] });
			expect(report.stored.size).toBe(submissions);
			expect([...report.webhooks.values()].filter((ids) => ids.size > 1)).toEqual([]);
			expect([...report.webhooks.keys()].filter((id) => !report.hot.has(id))).toEqual([]);
			expect(receiver.received.every(({ verified }) => verified)).toBe(true);
		},
		AMOUNTS.timeout
	);

	describe('the same watch over a server that breaks its promise', () => {
		const watch = async (fault: string, patience = 5_000) => {
			const options = { env: database.env, entry: ['tests/faults/twin-server.ts', fault] };
			return lost(await submitWhileKilling({ ...AMOUNTS.twin, patience, options }));
		};

		test('sees responses lost where they are acknowledged before the commit', async () => {
			expect((await watch('early-ack')).responses).not.toEqual([]);
		}, 120_000);

		// What the worker breaks, it breaks alike on every engine.
		if (engine !== 'SQLite') return;

		test('sees nothing lost where it keeps it', async () => {
			expect(await watch('honest', TAKEN_OVER_WITHIN)).toEqual({ responses: [], hotLeads: [] });
		}, 120_000);

		test('sees hot leads lost where they are marked before they are posted', async () => {
			expect((await watch('early-mark')).hotLeads).not.toEqual([]);
		}, 120_000);
	});
});
