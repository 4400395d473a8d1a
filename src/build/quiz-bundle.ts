import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { bundleQuiz, type BundledQuiz } from './bundle-quiz.ts';

const NAME = 'virtual:quiz-bundle';
const RESOLVED = `\0${NAME}`;

/** Kit builds its client with a second reading of the config: the slot lets both builds share one bundle. */
const SLOT: unique symbol = Symbol.for('quizsilver.quiz-bundle');
const slots = globalThis as { [SLOT]?: Promise<BundledQuiz> };

/**
 * Offers `virtual:quiz-bundle`, the quiz page's scripts and styles: source files while developing, else hashed files that
 * are laid beside Kit's own client files, and the styles themselves.
 */
export function quizBundle(): Plugin {
	let root = '';
	let serving = false;
	let ssr = false;
	return {
		name: 'quizsilver:quiz-bundle',
		configResolved(config) {
			root = config.root;
			serving = config.command === 'serve';
			ssr = Boolean(config.build.ssr);
		},
		resolveId: (id) => (id === NAME ? RESOLVED : undefined),
		async load(id) {
			if (id !== RESOLVED) return;
			const bundle = serving ? await sourceBundle(root) : (await bundled(root)).bundle;
			return `export default ${JSON.stringify(bundle)}`;
		},
		async generateBundle() {
			if (serving || ssr) return;
			const { files } = await bundled(root);
			for (const file of files) {
				this.emitFile({ type: 'asset', fileName: file.name, source: file.source });
			}
		}
	};
}

function bundled(root: string): Promise<BundledQuiz> {
	return (slots[SLOT] ??= bundleQuiz(root));
}

/** Styles are linked, so that a page under development looks right without JavaScript too. */
async function sourceBundle(root: string) {
	const styles: string[] = [];
	for await (const file of glob('src/lib/{runner,thermometer}/**/*.{svelte,css}', { cwd: root })) {
		const path = `/${file.replaceAll('\\', '/')}`;
		if (path.endsWith('.css')) styles.unshift(path);
		else if ((await readFile(join(root, file), 'utf8')).includes('<style>')) {
			styles.push(`${path}?svelte&type=style&lang.css`);
		}
	}
	return {
		developing: true,
		scripts: ['/src/lib/runner/client.ts', '/@vite/client'],
		styles,
		css: '',
		parts: {}
	};
}
