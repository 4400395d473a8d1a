import { rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Bundled {
	/** Of the module. */
	path: string;
	remove(): Promise<void>;
}

/** A module of ours as it is in the built server: from its sources Node would read some hundred files, which takes seconds. */
export async function bundled(source: string): Promise<Bundled> {
	const name = basename(source, '.ts');
	const outDir = join(root, 'node_modules/.cache', `${name}-${process.pid}`);
	await build({
		root,
		configFile: false,
		publicDir: false,
		// The letters of surveys are templates of Svelte.
		plugins: [svelte({ configFile: false })],
		logLevel: 'error',
		ssr: { noExternal: true, external: ['better-sqlite3', '@node-rs/argon2'] },
		build: { ssr: source, outDir }
	});
	return { path: join(outDir, `${name}.js`), remove: () => rm(outDir, { recursive: true }) };
}
