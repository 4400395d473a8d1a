import { afterAll, beforeAll, expect, test } from 'vitest';
import { serve, type Served } from '../support/served.ts';

/* Of the build: bundled, the figures of the event loop were 0 whatever happened, and the alert on them silent. */

const BLOCKED = 0.3;
/** Stands in the way of everything else for so long, when it is told. */
const blocker = `process.on('SIGUSR2', () => {
	const end = performance.now() + ${BLOCKED * 1000};
	while (performance.now() < end);
});`;

let server: Served;
beforeAll(async () => {
	const preload = `data:text/javascript,${encodeURIComponent(blocker)}`;
	server = await serve({ entry: ['--import', preload, 'server.js'] });
});
afterAll(() => server.stop());

async function figure(name: string): Promise<number> {
	const text = await (await fetch(`${server.origin}/metrics`)).text();
	const [, value] = new RegExp(`^${name}(?:{[^}]*})? (\\S+)$`, 'm').exec(text) ?? [];
	return Number(value);
}

test('an event loop that was blocked is told of', async () => {
	const worst = 'nodejs_eventloop_lag_max_seconds';
	await expect.poll(() => figure('nodejs_eventloop_lag_p50_seconds')).toBeGreaterThan(0);
	/* Figures that are asked for in the very turn that was blocked come before the loop's own clock, and reading them
	   starts the next interval: that one block is lost, so each time it is blocked anew. */
	const afterBlock = () => (server.process.kill('SIGUSR2'), figure(worst));
	await expect.poll(afterBlock, { timeout: 10_000 }).toBeGreaterThan(BLOCKED * 0.9);
	for (const name of ['p99', 'mean', 'min'])
		await expect.poll(() => figure(`nodejs_eventloop_lag_${name}_seconds`)).toBeGreaterThan(0);
});

test('garbage collection is told of', async () => {
	await expect.poll(() => figure('nodejs_gc_duration_seconds_count')).toBeGreaterThan(0);
});
