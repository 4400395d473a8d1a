import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { build } from 'vite';
import type { EmbedBundle } from '../lib/server/public/embed-bundle.ts';

/** Builds what other people's pages load: the same sources as a script, and as a module with its types. */
export async function bundleEmbed(root: string): Promise<EmbedBundle> {
	const above = await built(root, 'above', 'es');
	const address = `/embed-above.mjs?${hash('sha256', above, 'base64url').slice(0, 8)}`;
	const [script, module, types] = await Promise.all([
		built(root, 'script', 'iife', { ABOVE: JSON.stringify(address) }),
		built(root, 'module', 'es', { ABOVE: JSON.stringify(address) }),
		readFile(`${root}/src/lib/embed/embed.d.ts`, 'utf8')
	]);
	return { script, module, types, above };
}

async function built(
	root: string,
	entry: string,
	format: 'iife' | 'es',
	define: Record<string, string> = {}
): Promise<string> {
	const result = await build({
		root,
		configFile: false,
		publicDir: false,
		logLevel: 'warn',
		define,
		build: {
			write: false,
			target: 'es2022',
			modulePreload: false,
			rolldownOptions: {
				input: `${root}/src/lib/embed/${entry}.ts`,
				preserveEntrySignatures: 'strict',
				output: { format, codeSplitting: false }
			}
		}
	});
	const [first] = [result].flat();
	if (!first || !('output' in first)) throw new Error('the loader was not built');
	return first.output[0].code;
}
