import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { type Receiver, startReceiver } from '../support/receiver.ts';
import { serve, type Served } from '../support/served.ts';
import { fillDisk, smallDisk } from '../support/small-disk.ts';
import { AMOUNTS, isSoak, TAKEN_OVER_WITHIN } from './amounts.ts';
import { figure } from './figures.ts';
import { atRandomMoments, lost, seeded, storedResponses, submit, submitThrough } from './trial.ts';

/** MB; filled in no time. */
const DISK = isSoak ? 200 : 32;
const through = smallDisk(DISK);
const NOT_READY = /^[^\n]*the database[^\n]+\n$/;

let receiver: Receiver;
beforeEach(async () => {
	receiver = await startReceiver();
});
afterEach(() => receiver.close());

interface Plan {
	submissions: number;
	fills: number;
	patience: number;
	entry?: string[];
}

/** Fills the disk under load, looks what is said meanwhile, and makes room again. */
async function submitWhileFilling({ submissions, fills, patience, entry }: Plan) {
	const server = await serve({ through: through ?? [], ...(entry && { entry }) });
	const meanwhile: unknown[] = [];
	const random = seeded(20_261_126);
	const report = await submitThrough({
		submissions,
		clients: 16,
		house: () => server,
		receiver,
		patience,
		trouble: ({ quiz, acknowledged }) =>
			atRandomMoments({ times: fills, submissions, acknowledged, random }, async (time) => {
				const makeRoom = await fillDisk(server);
				meanwhile.push(await saidOnFullDisk(server, quiz, submissions + time));
				await makeRoom();
				await expect.poll(() => readiness(server), { timeout: 10_000 }).toEqual([200, 'ready\n']);
			})
	});
	const isAlive = server.process.exitCode === null;
	await server.stop();
	return { ...report, meanwhile, isAlive };
}

async function saidOnFullDisk(server: Served, quiz: string, number: number) {
	const refused = await submit(server, quiz, number, false);
	const { title } = await refused.json();
	return {
		submission: [refused.status, refused.headers.get('retry-after'), title],
		ready: await readiness(server),
		alive: (await fetch(`${server.origin}/healthz`)).status,
		read: (await storedResponses(server)).size > 0
	};
}

async function readiness({ origin }: Served): Promise<unknown[]> {
	const answer = await fetch(`${origin}/readyz`);
	return [answer.status, await answer.text()];
}

const { submissions, fills } = AMOUNTS.diskFull;

test.skipIf(!through)(
	`a disk filled ${fills} times under ${submissions} submissions: nothing acknowledged is lost, and all goes on`,
	async () => {
		const patience = TAKEN_OVER_WITHIN;
		const report = await submitWhileFilling({ submissions, fills, patience });
		const sentence = 'The answers could not be stored just now; send them again in 1 s.';
		const said = {
			submission: [503, '1', sentence],
			ready: [503, expect.stringMatching(NOT_READY)],
			alive: 200,
			read: true
		};
		expect(report.meanwhile).toEqual(Array(fills).fill(said));
		expect(report.isAlive).toBe(true);
		expect(report.acknowledged.size).toBe(submissions);
		expect(lost(report)).toEqual({ responses: [], hotLeads: [] });
		expect(report.stored.size).toBe(submissions);
		expect([...report.webhooks.values()].filter((ids) => ids.size > 1)).toEqual([]);
		expect([...report.refusals].filter((text) => text !== '503, again after 1')).toEqual([]);
		figure('disk filled', `${fills} times under ${submissions} submissions, 0 lost`);
	},
	AMOUNTS.timeout
);

test.skipIf(!through)(
	'the same watch sees responses lost where they are acknowledged before the commit',
	async () => {
		const entry = [inject('brokenServers').twin, 'early-ack'];
		const { kills: fills } = AMOUNTS.twin;
		const report = await submitWhileFilling({ submissions: 600, fills, patience: 5_000, entry });
		expect(lost(report).responses).not.toEqual([]);
	}
);
