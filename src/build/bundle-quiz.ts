import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build, type Rolldown } from 'vite';
import type { QuizBundle } from '../lib/server/public/quiz-bundle.ts';

const FOLDER = '_app/immutable/quiz';
const KIND = /\/questions\/(\w+)\.svelte$/;

export interface BundledQuiz {
	bundle: QuizBundle;
	files: { name: string; source: string | Uint8Array }[];
}

/** Builds the script of the quiz page, apart from Kit's: it shares nothing with the workspace. */
export async function bundleQuiz(root: string): Promise<BundledQuiz> {
	const result = await build({
		root,
		configFile: false,
		publicDir: false,
		logLevel: 'warn',
		plugins: [svelte({ configFile: false, compilerOptions: { runes: true } })],
		build: {
			write: false,
			assetsInlineLimit: 0,
			cssCodeSplit: false,
			modulePreload: false,
			rolldownOptions: {
				input: `${root}/src/lib/runner/client.ts`,
				output: {
					entryFileNames: `${FOLDER}/[name].[hash].js`,
					chunkFileNames: `${FOLDER}/[name].[hash].js`,
					assetFileNames: `${FOLDER}/[name].[hash][extname]`
				}
			}
		}
	});
	return describe(outputOf(result));
}

function outputOf(result: Awaited<ReturnType<typeof build>>): Rolldown.RolldownOutput['output'] {
	const [first] = [result].flat();
	if (!first || !('output' in first)) throw new Error('the quiz bundle was not built');
	return first.output;
}

function describe(output: Rolldown.RolldownOutput['output']): BundledQuiz {
	const bundle: QuizBundle = { developing: false, scripts: [], styles: [], kinds: {} };
	const files = output.map((file) => {
		const address = `/${file.fileName}`;
		if (file.type === 'asset') {
			if (file.fileName.endsWith('.css')) bundle.styles.push(address);
			return { name: file.fileName, source: file.source };
		}
		const kind = file.facadeModuleId?.match(KIND)?.[1];
		if (file.isEntry) bundle.scripts.push(address);
		else if (kind) bundle.kinds[kind] = address;
		return { name: file.fileName, source: file.code };
	});
	return { bundle, files };
}
