import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

/**
 * `core` needs nothing; `server` has a real PostgreSQL beside it; `house` starts the built server and a browser, one file
 * after another; `faults` breaks built servers after all that, several files side by side, for they wait more than they work;
 * `faults alone` looks at the time and the memory that answers take meanwhile, and wants the machine for itself.
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
					exclude: ['tests/server/**', 'tests/e2e/**', 'tests/faults/**']
				}
			},
			{
				extends: true,
				test: {
					name: 'server',
					include: ['tests/server/**/*.test.ts'],
					globalSetup: ['tests/support/postgres.ts', 'tests/support/export-thread.ts'],
					testTimeout: 30_000,
					hookTimeout: 60_000
				}
			},
			{
				extends: true,
				test: {
					name: 'house',
					include: ['tests/e2e/**/*.test.ts'],
					fileParallelism: false,
					testTimeout: 120_000,
					hookTimeout: 60_000
				}
			},
			{
				extends: true,
				test: {
					name: 'faults',
					include: ['tests/faults/*.test.ts'],
					maxWorkers: 4,
					sequence: { groupOrder: 1 },
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
					sequence: { groupOrder: 2 },
					testTimeout: 240_000,
					hookTimeout: 240_000
				}
			}
		]
	}
});
