import { setTimeout as wait } from 'node:timers/promises';
import { serve } from '../support/served.ts';
import type { Line } from './line.ts';
import { residentMegabytes } from './resident.ts';
import { summarise } from './rounds.ts';

const ROUNDS = 5;
const ASKED_SECONDS = 1.5;
const ASKED_MEGABYTES = 150;
/** Long enough for what start-up left behind to be collected. */
const REST = 5_000;

/** From the start of the process to the first answer of `/healthz`, and what it then holds in memory. */
export async function startLines(): Promise<Line[]> {
	const seconds: number[] = [];
	const megabytes: number[] = [];
	for (let round = 0; round < ROUNDS; round += 1) {
		const begun = performance.now();
		const server = await serve();
		seconds.push((performance.now() - begun) / 1000);
		await wait(REST);
		megabytes.push(await residentMegabytes(server.process.pid));
		await server.stop();
	}
	const [start, memory] = [summarise(seconds), summarise(megabytes)];
	return [
		{
			what: 'start of the built server',
			floor: 'none',
			measured: `${start.median.toFixed(2)} s`,
			asked: `at most ${ASKED_SECONDS} s`,
			kept: start.median <= ASKED_SECONDS
		},
		{
			what: 'memory at rest',
			floor: 'none',
			measured: `${Math.round(memory.median)} MB`,
			asked: `at most ${ASKED_MEGABYTES} MB`,
			kept: memory.median <= ASKED_MEGABYTES
		}
	];
}
