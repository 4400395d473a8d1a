import { availableParallelism } from 'node:os';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

/** Two even on two cores: while one file waits for the disk or the database, the other works. */
const WORKERS = Math.max(2, availableParallelism() - 1);

/**
 * Files take turns in a worker that has loaded the modules already: loading hundreds of them anew for each file takes longer
 * than most tests. What these modules keep are answers that come out the same whoever asks first.
 */
const SHARED = {
	isolate: false,
	maxWorkers: WORKERS,
	setupFiles: ['tests/support/property-seed.ts']
};

/**
 * `core` needs nothing; `server` has a real PostgreSQL beside it; `house` starts the built server for each file and one
 * browser for all of them, two files side by side; `faults` breaks built servers after all that,
 * several files side by side, for they wait more than they work; `faults alone` looks at the time and the memory that answers
 * take meanwhile, and wants the machine for itself.
 */
export default defineConfig({
	plugins: [svelte()],
	test: {
		projects: [
			{
				extends: true,
				test: {
					name: 'core',
					include: ['tests/**/*.test.ts'],
					exclude: ['tests/server/**', 'tests/e2e/**', 'tests/faults/**'],
					...SHARED,
					testTimeout: 30_000
				}
			},
			{
				extends: true,
				test: {
					name: 'server',
					include: ['tests/server/**/*.test.ts'],
					globalSetup: ['tests/support/postgres.ts', 'tests/support/threads.ts'],
					...SHARED,
					testTimeout: 30_000,
					hookTimeout: 60_000
				}
			},
			{
				extends: true,
				test: {
					name: 'house',
					// A browser on a machine that others load too is late now and then; the report names what was tried twice.
					retry: 1,
					include: ['tests/e2e/**/*.test.ts'],
					globalSetup: ['tests/support/chromium.ts'],
					maxWorkers: 2,
					sequence: { groupOrder: 1 },
					expect: { poll: { timeout: 10_000 } },
					testTimeout: 120_000,
					hookTimeout: 60_000
				}
			},
			{
				extends: true,
				test: {
					name: 'faults',
					include: ['tests/faults/*.test.ts'],
					globalSetup: ['tests/faults/broken-servers.ts'],
					maxWorkers: 4,
					sequence: { groupOrder: 2 },
					testTimeout: 240_000,
					hookTimeout: 240_000
				}
			},
			{
				extends: true,
				test: {
					name: 'faults alone',
					include: ['tests/faults/alone/*.test.ts'],
					fileParallelism: false,
					sequence: { groupOrder: 3 },
					testTimeout: 240_000,
					hookTimeout: 240_000
				}
			}
		]
	}
});
