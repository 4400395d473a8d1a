import { afterAll, beforeAll, expect, test } from 'vitest';
import { serve, type Served } from '../support/served.ts';

/* Of the build: bundled, the figures of the event loop were 0 whatever happened, and the alert on them silent. */

const BLOCKED = 0.3;
const TOLD = 'the loop was blocked, and goes on';
/**
 * Stands in the way of everything else for so long, when it is told, and says so once the loop's own clock has run
 * again: figures that are asked for in the very turn that was blocked come before it, and reading them loses the block.
 */
const blocker = `process.on('SIGUSR2', () => {
	const end = performance.now() + ${BLOCKED * 1000};
	while (performance.now() < end);
	setTimeout(() => console.log('${TOLD}'), 100);
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
	await expect.poll(() => figure('nodejs_eventloop_lag_p50_seconds')).toBeGreaterThan(0);
	server.process.kill('SIGUSR2');
	await expect.poll(() => server.output(), { timeout: 10_000 }).toContain(TOLD);
	expect(await figure('nodejs_eventloop_lag_max_seconds')).toBeGreaterThan(BLOCKED * 0.9);
	for (const name of ['p99', 'mean', 'min'])
		await expect.poll(() => figure(`nodejs_eventloop_lag_${name}_seconds`)).toBeGreaterThan(0);
});

test('garbage collection is told of', async () => {
	await expect.poll(() => figure('nodejs_gc_duration_seconds_count')).toBeGreaterThan(0);
});
