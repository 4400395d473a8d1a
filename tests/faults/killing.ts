import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { startReceiver } from '../support/receiver.ts';
import { freePort, serve, type ServeOptions } from '../support/served.ts';
import { AMOUNTS, TAKEN_OVER_WITHIN } from './amounts.ts';
import { atRandomMoments, lost, seeded, submitThrough, type TrialReport } from './trial.ts';

interface Plan {
	submissions: number;
	kills: number;
	patience: number;
	options: Omit<ServeOptions, 'port' | 'dataDir'>;
}

interface KillReport extends TrialReport {
	signals: (NodeJS.Signals | null)[];
	/** Every webhook that came was signed. */
	verified: boolean;
}

/** Kills the server at random moments, and starts it again on the same data. */
async function submitWhileKilling(plan: Plan): Promise<KillReport> {
	const { submissions, kills, patience, options } = plan;
	const receiver = await startReceiver();
	const dataDir = await mkdtemp(join(tmpdir(), 'quizsilver-kill-'));
	const port = await freePort();
	const start = () => serve({ ...options, dataDir, port });
	try {
		let server = await start();
		const signals: (NodeJS.Signals | null)[] = [];
		const random = seeded(20_261_122);
		const report = await submitThrough({
			submissions,
			clients: 16,
			house: () => server,
			receiver,
			patience,
			trouble: ({ acknowledged }) =>
				atRandomMoments({ times: kills, submissions, acknowledged, random }, async () => {
					signals.push(await server.kill());
					server = await start();
				})
		});
		await server.kill();
		const verified = receiver.received.every((one) => one.verified);
		return { ...report, signals, verified };
	} finally {
		await receiver.close();
		await rm(dataDir, { recursive: true, force: true });
	}
}

/** @param env names the database */
export async function expectNothingLost(env: Record<string, string>): Promise<void> {
	const { submissions, kills } = AMOUNTS.kill;
	const patience = TAKEN_OVER_WITHIN;
	const report = await submitWhileKilling({ submissions, kills, patience, options: { env } });
	expect(report.signals).toEqual(Array(kills).fill('SIGKILL'));
	expect(report.acknowledged.size).toBe(submissions);
	expect(lost(report)).toEqual({ responses: [], hotLeads: [] });
	expect(report.stored.size).toBe(submissions);
	expect([...report.webhooks.values()].filter((ids) => ids.size > 1)).toEqual([]);
	expect([...report.webhooks.keys()].filter((id) => !report.hot.has(id))).toEqual([]);
	expect(report.verified).toBe(true);
}

/** What a server that breaks its promise loses. */
export async function lostBy(entry: string[], env: Record<string, string>, patience = 5_000) {
	return lost(await submitWhileKilling({ ...AMOUNTS.twin, patience, options: { env, entry } }));
}
