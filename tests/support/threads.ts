import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { TestProject } from 'vitest/node';
import { bundleThreads, type Thread } from '../../src/build/bundle-threads.ts';

declare module 'vitest' {
	export interface ProvidedContext {
		/** Addresses of the bundled modules that threads are started with. */
		threads: Record<Thread, string>;
	}
}

const root = fileURLToPath(new URL('../..', import.meta.url));

export default async function setUp(project: TestProject) {
	const folder = join(root, 'node_modules/.cache', `threads-${process.pid}`);
	await bundleThreads(root, folder);
	const at = (thread: Thread) => pathToFileURL(join(folder, `${thread}.js`)).href;
	project.provide('threads', {
		exportThread: at('exportThread'),
		importThread: at('importThread')
	});
	return () => rm(folder, { recursive: true });
}
