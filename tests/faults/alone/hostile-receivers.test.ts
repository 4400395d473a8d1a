import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hostileReceivers, type HostileReceivers } from '../../support/hostile-receivers.ts';
import { type Receiver, startReceiver } from '../../support/receiver.ts';
import { serve, type Served } from '../../support/served.ts';
import { AMOUNTS } from '../amounts.ts';
import { figure } from '../figures.ts';
import { publishQuiz, responseIdOf, submitUntilAcknowledged } from '../trial.ts';

const DEADLINE = 15_000;
const MEGABYTE = 1024 * 1024;

let healthy: Receiver;
let hostile: HostileReceivers;
let server: Served;

beforeEach(async () => {
	[healthy, hostile, server] = await Promise.all([startReceiver(), hostileReceivers(), serve()]);
});

afterEach(async () => {
	await Promise.all([healthy.close(), hostile.close(), server.kill()]);
});

const { leads, every } = AMOUNTS.hostile;

test(
	`a healthy receiver beside ten hostile ones hears of ${leads} hot leads at once, and memory stays flat`,
	async () => {
		const quiz = await publishQuiz(server, healthy);
		const destinations = await addHostile();
		const before = await memory();
		const acknowledgedAt = new Map<string, number>();
		for (let number = 0; number < leads; number += 1) {
			const id = await submitUntilAcknowledged(() => server, quiz, number, true);
			acknowledgedAt.set(id, Date.now());
			await wait(every);
		}
		await healthy.until((received) => received.length >= leads, 10_000);
		const waits = healthy.received
			.map((message) => message.at - (acknowledgedAt.get(responseIdOf(message)) ?? 0))
			.sort((one, other) => one - other);
		const p95 = waits[Math.floor(leads * 0.95)] ?? Infinity;
		const tries = await firstTries(destinations);
		const grown = ((await memory()) - before) / MEGABYTE;
		figure(
			'healthy receiver beside ten hostile ones, p95',
			`${p95} ms, memory +${grown.toFixed(0)} MB`
		);

		expect(waits).toHaveLength(leads);
		expect(p95).toBeLessThan(2000);
		expect(grown).toBeLessThan(150);
		expect(hostile.redirected()).toBe(0);
		expect(Object.fromEntries(tries.map(({ name, end }) => [name, end]))).toEqual({
			...{ bomb: 200, flood: 200, redirect: 307 },
			'endless headers': 'connection_failed',
			...{ hang: 'timeout', drip: 'timeout', 'no connect': 'timeout', 'silent TLS': 'timeout' },
			...{ 'slow head': 'connection_failed', 'one header a second': 'timeout' }
		});
		for (const { name, ms } of tries) expect(ms, name).toBeLessThan(DEADLINE + 2000);
	},
	AMOUNTS.timeout
);

interface Hostile {
	name: string;
	id: string;
}

async function addHostile(): Promise<Hostile[]> {
	const added = Object.entries(hostile.addresses).map(async ([name, url]) => {
		const body = { name, url, segments: ['hot'], events: ['lead.qualified'] };
		const made = await server.api('/destinations', { method: 'POST', body: JSON.stringify(body) });
		const { id } = await made.json();
		expect(id, name).toBeDefined();
		return { name, id };
	});
	return Promise.all(added);
}

/** How the first try of each ended, which by then is longer ago than the deadline. */
async function firstTries(destinations: readonly Hostile[]) {
	return Promise.all(
		destinations.map(async ({ name, id }) => {
			const first = () => firstTry(id);
			await expect.poll(first, { timeout: DEADLINE + 5000, message: name }).toBeDefined();
			const attempt = await first();
			return { name, end: attempt.error ?? attempt.status, ms: attempt.durationMs };
		})
	);
}

async function firstTry(destination: string) {
	const { items } = await (
		await server.api(`/deliveries?destination=${destination}&limit=100`)
	).json();
	const oldest = items.at(-1);
	if (!oldest) return undefined;
	const { log } = await (await server.api(`/deliveries/${oldest.id}`)).json();
	return log[0];
}

/** Bytes that the server holds. */
async function memory(): Promise<number> {
	const status = await readFile(`/proc/${server.process.pid}/status`, 'utf8');
	return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) * 1024;
}
