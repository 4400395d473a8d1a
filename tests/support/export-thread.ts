import { pathToFileURL } from 'node:url';
import type { TestProject } from 'vitest/node';
import { bundled } from './bundled.ts';

declare module 'vitest' {
	export interface ProvidedContext {
		/** Address of the bundled module that exports run in. */
		exportThread: string;
	}
}

export default async function setUp(project: TestProject) {
	const { path, remove } = await bundled('src/lib/server/services/exports/export-thread.ts');
	project.provide('exportThread', pathToFileURL(path).href);
	return remove;
}
