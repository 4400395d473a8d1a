import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'vite';
import { bundleThreads, THREADS, type Thread } from './bundle-threads.ts';

const NAME = 'virtual:threads';
const RESOLVED = `\0${NAME}`;

/**
 * Offers `virtual:threads`, the addresses of the modules that threads are started with: their sources while developing, else a
 * bundle of their own in `server/threads` of the build. What a thread shared with the server could bring it chunks of the whole
 * app, which begin in the wrong order there. Stands after Kit, whose adapter empties the build's folder.
 */
export function threads(): Plugin {
	let root = '';
	let building = false;
	/** They wait to be put in the build. */
	let bundled = false;
	/** Where they are until the adapter is done: bundled first, a thread that cannot be bundled ends the build. */
	const waiting = () => join(root, 'node_modules/.cache/threads');
	return {
		name: 'quizsilver:threads',
		configResolved(config) {
			root = config.root;
			building = config.command === 'build' && Boolean(config.build.ssr);
		},
		resolveId: (id) => (id === NAME ? RESOLVED : undefined),
		async load(id) {
			if (id !== RESOLVED) return;
			if (building) {
				await bundleThreads(root, waiting());
				bundled = true;
			}
			return addresses((thread) => {
				// From `server/chunks/chunks`, where the adapter puts what is in Vite's `chunks`.
				if (building) return `new URL('../../threads/${thread}.js', import.meta.url)`;
				return `new URL(${JSON.stringify(pathToFileURL(join(root, THREADS[thread])))})`;
			});
		},
		closeBundle: {
			sequential: true,
			order: 'post',
			async handler() {
				// A build that failed is closed too, and then once more.
				if (!bundled) return;
				bundled = false;
				await cp(waiting(), join(root, 'build/server/threads'), { recursive: true });
				await rm(waiting(), { recursive: true });
			}
		}
	};
}

function addresses(of: (thread: Thread) => string): string {
	return `
		export const exportThread = ${of('exportThread')};
		export const importThread = ${of('importThread')};`;
}
