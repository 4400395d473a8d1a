import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Receiver, startReceiver } from '../support/receiver.ts';
import { freePort, serve } from '../support/served.ts';
import { lost, submitWhileKilling } from './kills.ts';

const SUBMISSIONS = 1000;
const KILLS = 10;

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

test('a thousand submissions and ten kills lose nothing that was acknowledged', async () => {
	const port = await freePort();
	const report = await submitWhileKilling({
		submissions: SUBMISSIONS,
		kills: KILLS,
		clients: 16,
		receiver,
		patience: 60_000,
		start: () => serve({ dataDir, port }),
		random: seeded(20_261_122)
	});
	expect(report.signals).toEqual(Array(KILLS).fill('SIGKILL'));
	expect(report.acknowledged.size).toBe(SUBMISSIONS);
	expect(lost(report)).toEqual({ responses: [], hotLeads: [] });
	expect(report.stored.size).toBe(SUBMISSIONS);
	expect([...report.webhooks.values()].filter((ids) => ids.size > 1)).toEqual([]);
	expect([...report.webhooks.keys()].filter((id) => !report.hot.has(id))).toEqual([]);
	expect(receiver.received.every(({ verified }) => verified)).toBe(true);
}, 240_000);

describe('the same watch over a server that breaks its promise', () => {
	const watch = async (fault: string, patience = 5_000) => {
		const port = await freePort();
		const report = await submitWhileKilling({
			submissions: 150,
			kills: 3,
			clients: 16,
			receiver,
			patience,
			start: () => serve({ dataDir, port, entry: ['tests/faults/twin-server.ts', fault] }),
			random: seeded(20_261_123)
		});
		return lost(report);
	};

	test('sees nothing lost where it keeps it', async () => {
		// A killed worker's lease is taken over within a minute.
		expect(await watch('honest', 60_000)).toEqual({ responses: [], hotLeads: [] });
	}, 120_000);

	test('sees responses lost where they are acknowledged before the commit', async () => {
		expect((await watch('early-ack')).responses).not.toEqual([]);
	}, 120_000);

	test('sees hot leads lost where they are marked before they are posted', async () => {
		expect((await watch('early-mark')).hotLeads).not.toEqual([]);
	}, 120_000);
});

/** mulberry32: a small generator that a test can seed. */
function seeded(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}
