import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build, type Plugin, type Rolldown } from 'vite';
import type { QuizBundle } from '../lib/server/public/quiz-bundle.ts';

const FOLDER = '_app/immutable/quiz';
/** Small modules that are always needed together come in one file. */
const SHARED = [
	{ name: 'given', test: /\/runner\/given\.|\/quiz\/answers\.ts/ },
	{
		name: 'options',
		test: /\/runner\/questions\/(Option|Other|several|exclusive|(Single|Multiple|Picture)Choice)/
	},
	{
		name: 'checks',
		test: /\/quiz\/questions\/(problems|refuse|text-parts|one-option|option-parts)\.ts/
	}
];
/** Chunks that keep their name in their address. */
const NAMED = ['later', 'LiveFiles'];
/** A file of the runner, or the kind of a question. */
const PART =
	/\/(?:runner\/(?:(?:questions|words|page|chat|aside|mail)\/)?|quiz\/questions\/)([\w-]+)\.(?:svelte|ts)$/;

export interface BundledQuiz {
	bundle: QuizBundle;
	files: { name: string; source: string }[];
}

/** Builds the script of the quiz page, apart from Kit's: it shares nothing with the workspace. */
export async function bundleQuiz(root: string): Promise<BundledQuiz> {
	const result = await build({
		root,
		configFile: false,
		publicDir: false,
		logLevel: 'warn',
		plugins: [
			leaveOut(),
			askAgain(),
			svelte({ configFile: false, compilerOptions: { runes: true, discloseVersion: false } })
		],
		build: {
			write: false,
			assetsInlineLimit: 0,
			cssCodeSplit: false,
			modulePreload: false,
			rolldownOptions: {
				input: `${root}/src/lib/runner/client.ts`,
				output: {
					entryFileNames: `${FOLDER}/[name].[hash].js`,
					// Each name would stand in the first script; some are told apart by those who look at the network.
					chunkFileNames: ({ name }) =>
						`${FOLDER}/${NAMED.includes(name) ? `${name}.` : ''}[hash].js`,
					codeSplitting: { includeDependenciesRecursively: false, groups: SHARED },
					assetFileNames: `${FOLDER}/[name].[hash][extname]`
				}
			}
		}
	});
	const { bundle, files } = describe(outputOf(result));
	return { bundle: { ...bundle, sheets: await buildSheets(root) }, files };
}

/** Styles that few quizzes need. */
const SHEETS = { chat: 'chat/chat.css', aside: 'aside/aside.css', mail: 'mail/mail.css' } as const;

async function buildSheets(root: string): Promise<Record<string, string>> {
	const input = Object.fromEntries(
		Object.entries(SHEETS).map(([sheet, path]) => [sheet, `${root}/src/lib/runner/${path}`])
	);
	const result = await build({
		root,
		configFile: false,
		publicDir: false,
		logLevel: 'warn',
		build: {
			write: false,
			rolldownOptions: { input }
		}
	});
	const sheets = outputOf(result).flatMap((file) => {
		if (file.type !== 'asset') return [];
		const sheet = Object.keys(SHEETS).find((name) => file.names.includes(`${name}.css`));
		return sheet ? [[sheet, String(file.source)] as const] : [];
	});
	return Object.fromEntries(sheets);
}

/**
 * What a quiz page never runs: Svelte's custom elements and deep state (the runner's state is replaced, never changed in
 * place), and Vite's loader of styles for chunks, which have none here.
 */
const UNUSED = [
	{
		module: /svelte\/src\/internal\/client\/dom\/elements\/custom-element\.js$/,
		instead: 'export const create_custom_element = undefined;'
	},
	{
		module: /svelte\/src\/internal\/client\/proxy\.js$/,
		instead: `
			export function proxy(value) {
				if (Object(value) === value) throw new Error('use $state.raw in the runner');
				return value;
			}
			export const get_proxied_value = (value) => value;
			export const is = Object.is;`
	},
	{
		module: /vite\/preload-helper\.js$/,
		instead: 'export const __vitePreload = (load) => load();'
	}
];

function leaveOut(): Plugin {
	return {
		name: 'quizsilver:leave-out',
		enforce: 'pre',
		load: (id) => UNUSED.find(({ module }) => module.test(id))?.instead
	};
}

/**
 * A browser may remember that a module did not come and never ask for it again under the same address, though the network is
 * back. So what was lost on the way is asked for under another one the next time.
 */
const ASK = `const lostParts = {};
globalThis.askForPart = (path, ask) => ask(path + (lostParts[path] ? "?" + lostParts[path] : "")).catch((error) => {
	lostParts[path] = (lostParts[path] ?? 0) + 1;
	throw error;
});
`;

function askAgain(): Plugin {
	return {
		name: 'quizsilver:ask-again',
		renderChunk(code, { isEntry }) {
			const asking = code.replace(
				/\bimport\(([`"'])(\.\/[^`"']+)\1\)/g,
				'globalThis.askForPart($1$2$1, (path) => import(path))'
			);
			return isEntry ? ASK + asking : asking;
		}
	};
}

function outputOf(result: Awaited<ReturnType<typeof build>>): Rolldown.RolldownOutput['output'] {
	const [first] = [result].flat();
	if (!first || !('output' in first)) throw new Error('the quiz bundle was not built');
	return first.output;
}

function describe(output: Rolldown.RolldownOutput['output']): BundledQuiz {
	const chunks = new Map(
		output.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file]] : []))
	);
	const entry = output.find((file) => file.type === 'chunk' && file.isEntry);
	const first = entry ? withImports(entry.fileName, chunks) : [];
	const parts: Record<string, string[]> = {};
	for (const { moduleIds, fileName } of chunks.values()) {
		const needed = withImports(fileName, chunks).filter((file) => !first.includes(file));
		for (const id of moduleIds) {
			const name = id.match(PART)?.[1];
			if (name) parts[name] = needed.map(address);
		}
	}
	const styles = output.flatMap((file) => (file.type === 'asset' ? [String(file.source)] : []));
	return {
		bundle: {
			developing: false,
			scripts: first.map(address),
			styles: [],
			css: styles.join('\n'),
			parts
		},
		files: [...chunks.values()].map(({ fileName, code }) => ({ name: fileName, source: code }))
	};
}

/** The file and all that it cannot run without, itself first. */
function withImports(file: string, chunks: ReadonlyMap<string, Rolldown.OutputChunk>): string[] {
	const found = new Set([file]);
	for (const name of found) {
		for (const imported of chunks.get(name)?.imports ?? []) found.add(imported);
	}
	return [...found];
}

const address = (file: string) => `/${file}`;
