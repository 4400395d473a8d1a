import { glob } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { bundleEmbed } from './bundle-embed.ts';

const NAME = 'virtual:embed-bundle';
const RESOLVED = `\0${NAME}`;

/** Offers `virtual:embed-bundle`, what other people's pages load, as text; built anew as its sources change. */
export function embedBundle(): Plugin {
	let root = '';
	return {
		name: 'quizsilver:embed-bundle',
		configResolved(config) {
			root = config.root;
		},
		resolveId: (id) => (id === NAME ? RESOLVED : undefined),
		async load(id) {
			if (id !== RESOLVED) return;
			for await (const file of glob('src/lib/embed/*.ts', { cwd: root })) {
				this.addWatchFile(join(root, file));
			}
			return `export default ${JSON.stringify(await bundleEmbed(root))}`;
		}
	};
}
