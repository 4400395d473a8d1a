import type { Plugin } from 'vite';

const ASKED = '?shared-worker';

/**
 * Vite bundles a worker apart from the page, with copies of its own of all that the page has loaded already. What is asked for
 * as `?shared-worker` is a chunk of the page's own build instead: both load the same files. Gives the address of a module.
 */
export function sharedWorker(): Plugin {
	let serving = false;
	let ssr = false;
	return {
		name: 'quizsilver:shared-worker',
		enforce: 'pre',
		configResolved(config) {
			serving = config.command === 'serve';
			ssr = Boolean(config.build.ssr);
		},
		async resolveId(id, importer) {
			if (!id.endsWith(ASKED)) return;
			const module = await this.resolve(id.slice(0, -ASKED.length), importer);
			return module && `${module.id}${ASKED}`;
		},
		load(id) {
			if (!id.endsWith(ASKED)) return;
			const module = id.slice(0, -ASKED.length);
			if (serving) return `export { default } from ${JSON.stringify(`${module}?worker&url`)}`;
			if (ssr) return `export default ''`;
			const [, name] = /([\w-]+)\.worker\.ts$/.exec(module) ?? [];
			const chunk = this.emitFile({ type: 'chunk', id: module, name: `workers/${name}` });
			return `export default import.meta.ROLLUP_FILE_URL_${chunk}`;
		}
	};
}
