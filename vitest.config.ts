import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

/** `units` run side by side; `house` starts the built server and a browser, one file after another. */
export default defineConfig({
	plugins: [svelte()],
	test: {
		projects: [
			{
				extends: true,
				test: {
					name: 'units',
					include: ['tests/**/*.test.ts'],
					exclude: ['tests/e2e/**', 'tests/faults/**'],
					globalSetup: ['tests/support/postgres.ts']
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
