import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/*
 * Puts the operator's commands beside the server, for places where there is nothing but the build: `node
 * build/commands/backup.js`, or in the folder that is given. What is native stays outside, as it does for the server.
 */

const NAMES = ['backup', 'restore', 'doctor', 'password'];
const root = fileURLToPath(new URL('../..', import.meta.url));

await build({
	root,
	configFile: false,
	publicDir: false,
	logLevel: 'warn',
	ssr: { noExternal: true, external: ['better-sqlite3', '@node-rs/argon2'] },
	build: {
		ssr: true,
		target: 'node24',
		outDir: process.argv[2] ?? 'build/commands',
		emptyOutDir: true,
		rolldownOptions: {
			input: Object.fromEntries(NAMES.map((name) => [name, `${root}src/commands/${name}.ts`])),
			output: { entryFileNames: '[name].js', chunkFileNames: 'parts/[name]-[hash].js' }
		}
	}
});
