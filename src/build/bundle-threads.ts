import { join } from 'node:path';
import { bundleApart } from './bundle-apart.ts';

/** The modules that threads are started with. */
export const THREADS = {
	exportThread: 'src/lib/server/services/exports/export-thread.ts',
	importThread: 'src/lib/server/services/imports/import-thread.ts'
} as const;

export type Thread = keyof typeof THREADS;

/** Bundles them into a folder, a file by the name of each. */
export async function bundleThreads(root: string, folder: string): Promise<void> {
	const { exportThread, importThread } = THREADS;
	const input = {
		exportThread: join(root, exportThread),
		importThread: join(root, importThread)
	} satisfies Record<Thread, string>;
	await bundleApart(root, input, folder);
}
