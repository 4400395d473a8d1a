import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const HELPER = /\0vite\/preload-helper\.js$/;
const OURS = fileURLToPath(new URL('./fetch-parts.ts', import.meta.url));

/** A part of the workspace's pages that did not come over the network can be asked for again: see `fetch-parts.ts`. */
export function wholeParts(): Plugin {
	return {
		name: 'quizsilver:whole-parts',
		apply: 'build',
		enforce: 'pre',
		load: (id) =>
			HELPER.test(id)
				? `export { fetchParts as __vitePreload } from ${JSON.stringify(OURS)};`
				: undefined
	};
}
