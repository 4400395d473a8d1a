import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
	export interface ProvidedContext {
		/** Address of the bundled module that exports run in. */
		exportThread: string;
	}
}

const root = fileURLToPath(new URL('../..', import.meta.url));

/** As in the built server: from its sources a thread would read some hundred files of packages, which takes seconds. */
export default async function setUp(project: TestProject) {
	const outDir = join(root, 'node_modules/.cache', `export-thread-${process.pid}`);
	await build({
		root,
		configFile: false,
		publicDir: false,
		logLevel: 'error',
		ssr: { noExternal: true, external: ['better-sqlite3'] },
		build: { ssr: 'src/lib/server/services/exports/export-thread.ts', outDir }
	});
	project.provide('exportThread', pathToFileURL(join(outDir, 'export-thread.js')).href);
	return () => rm(outDir, { recursive: true });
}
