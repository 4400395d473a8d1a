import { build } from 'vite';

/** What cannot be bundled. */
const NATIVE = ['better-sqlite3', '@node-rs/argon2'];

/**
 * Bundles modules that are started by themselves and share nothing with the server's build: each becomes `[name].js` in a
 * folder, whatever was in it before. What is native stays outside.
 * @param input a module's path for each name
 */
export async function bundleApart(
	root: string,
	input: Readonly<Record<string, string>>,
	outDir: string
): Promise<void> {
	await build({
		root,
		configFile: false,
		publicDir: false,
		logLevel: 'warn',
		ssr: { noExternal: true, external: NATIVE },
		build: {
			ssr: true,
			target: 'node24',
			outDir,
			emptyOutDir: true,
			rolldownOptions: {
				input: { ...input },
				output: { entryFileNames: '[name].js', chunkFileNames: 'parts/[name]-[hash].js' }
			}
		}
	});
}
