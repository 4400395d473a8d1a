import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

/**
 * `core` needs nothing; `server` has a real PostgreSQL beside it; `house` starts the built server and a browser, one file
 * after another.
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
					globalSetup: ['tests/support/postgres.ts'],
					testTimeout: 30_000,
					hookTimeout: 60_000
				}
			},
			{
				extends: true,
				test: {
					name: 'house',
					include: ['tests/e2e/**/*.test.ts', 'tests/faults/**/*.test.ts'],
					fileParallelism: false,
					testTimeout: 120_000,
					hookTimeout: 60_000
				}
			}
		]
	}
});
