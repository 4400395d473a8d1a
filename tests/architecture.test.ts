import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { dirname, join, normalize, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The rooms of the house, first match wins, and the rooms that each may import from besides itself. */
const ROOMS: { name: string; files: RegExp; imports: string[] }[] = [
	{ name: 'quiz', files: /^src\/lib\/quiz\//, imports: [] },
	{ name: 'letter', files: /^src\/lib\/letter\//, imports: ['quiz'] },
	{ name: 'thermometer', files: /^src\/lib\/thermometer\//, imports: [] },
	{ name: 'embed', files: /^src\/lib\/embed\//, imports: ['quiz'] },
	{ name: 'runner', files: /^src\/lib\/runner\//, imports: ['quiz', 'embed', 'thermometer'] },
	{ name: 'i18n', files: /^src\/lib\/i18n\//, imports: ['quiz'] },
	{ name: 'ui', files: /^src\/lib\/ui\//, imports: ['i18n', 'thermometer'] },
	{
		name: 'builder',
		files: /^src\/lib\/builder\//,
		imports: ['quiz', 'embed', 'runner', 'ui', 'i18n', 'thermometer']
	},
	{
		name: 'ports',
		files:
			/^src\/lib\/server\/(clock|config|error-fields|few-of|ids|log|mailer|make-folder|networks|meter|prometheus-meter|random|request-scope|secret|shown-phone)\.ts$/,
		imports: []
	},
	{ name: 'storage', files: /^src\/lib\/server\/storage\//, imports: ['quiz', 'letter', 'ports'] },
	{ name: 'house', files: /^src\/lib\/server\/house\.ts$/, imports: ['ports', 'storage'] },
	{
		name: 'delivery',
		files: /^src\/lib\/server\/delivery\//,
		imports: ['quiz', 'letter', 'ports', 'storage', 'house']
	},
	{
		name: 'services',
		files: /^src\/lib\/server\/(services\/|problems\.ts)/,
		imports: ['quiz', 'letter', 'ports', 'storage', 'house', 'delivery']
	},
	{
		name: 'public',
		files: /^src\/lib\/server\/public\//,
		imports: ['quiz', 'letter', 'i18n', 'ports', 'house', 'services', 'runner']
	},
	{
		name: 'composition root',
		files: /^src\/lib\/server\/(app|front-door)\.ts$/,
		imports: ['ports', 'storage', 'house', 'delivery', 'services', 'public']
	},
	{ name: 'build', files: /^src\/build\//, imports: ['public', 'composition root'] },
	{
		name: 'commands',
		files: /^src\/commands\//,
		imports: ['quiz', 'ports', 'storage', 'house', 'services']
	},
	{
		name: 'routes',
		files: /^src\/(routes\/|hooks\.|app\.d\.ts|params\/)/,
		imports: [
			'quiz',
			'letter',
			'ports',
			'house',
			'services',
			'runner',
			'builder',
			'ui',
			'i18n',
			'thermometer',
			'composition root'
		]
	}
];

const WAYS_OUT =
	'Ways out: move the code to the room that owns the idea; pass what is needed in as a parameter; ' +
	'or, if the house really has changed, change the table in this test and say why in docs/decisions.';

/** Longest file in lines; what may be longer is named with its reason. */
const LONGEST = 300;
const LONGER: Record<string, string> = {
	'src/lib/i18n/en.ts': 'a catalogue of messages',
	'src/lib/i18n/ru.ts': 'a catalogue of messages'
};

const files = await sources();
const imports = new Map(files.map((file) => [file, importsOf(file)]));

describe('the import table', () => {
	test('gives every source file a room', () => {
		const homeless = files.filter((file) => !roomOf(file));
		expect(homeless, WAYS_OUT).toEqual([]);
	});

	test('is kept by every import', () => {
		const strays = files.flatMap((file) =>
			(imports.get(file) ?? [])
				.filter((target) => !mayImport(file, target))
				.map((target) => `${file} -> ${target}`)
		);
		expect(strays, WAYS_OUT).toEqual([]);
	});

	test('has no cycle between rooms', () => {
		const graph = new Map(ROOMS.map((room) => [room.name, room.imports]));
		expect(findCycle(graph)).toBeNull();
	});
});

test('no file imports itself by way of others', () => {
	expect(findCycle(imports)).toBeNull();
});

test('the core imports zod and nothing else from outside', () => {
	const outside = files
		.filter((file) => file.startsWith('src/lib/quiz/'))
		.flatMap((file) => packagesOf(file).map((name) => `${file} -> ${name}`))
		.filter((line) => !line.endsWith(' -> zod'));
	expect(outside).toEqual([]);
});

test(`no file is longer than ${LONGEST} lines without a reason`, () => {
	const long = files.filter(
		(file) => !(file in LONGER) && read(file).split('\n').length > LONGEST + 1
	);
	expect(long).toEqual([]);
});

test('nothing but config.ts reads the environment in the server', () => {
	const readers = files
		.filter((file) => file.startsWith('src/lib/') && file !== 'src/lib/server/app.ts')
		.filter((file) => /process\.env|\$env\//.test(read(file)));
	expect(readers).toEqual([]);
});

async function sources(): Promise<string[]> {
	const found: string[] = [];
	for await (const file of glob('src/**/*.{ts,js,svelte}', { cwd: root })) found.push(file);
	return found.map((file) => file.replaceAll('\\', '/')).sort();
}

function read(file: string): string {
	return readFileSync(join(root, file), 'utf8');
}

function specifiersOf(file: string): string[] {
	const text = read(file);
	const code = file.endsWith('.svelte')
		? [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1]).join('\n')
		: text;
	return ts.preProcessFile(code).importedFiles.map((imported) => imported.fileName);
}

function importsOf(file: string): string[] {
	return specifiersOf(file)
		.filter((specifier) => specifier.startsWith('.') || specifier.startsWith('$lib/'))
		.map((specifier) => {
			const target = specifier.startsWith('$lib/')
				? join('src/lib', specifier.slice('$lib/'.length))
				: join(dirname(file), specifier);
			return relative(root, normalize(join(root, target))).replaceAll('\\', '/');
		})
		.filter((target) => /^src\/.*\.(ts|js|svelte)$/.test(target) && files.includes(target));
}

function packagesOf(file: string): string[] {
	return specifiersOf(file).filter((specifier) => !specifier.startsWith('.'));
}

function roomOf(file: string) {
	return ROOMS.find((room) => room.files.test(file));
}

function mayImport(file: string, target: string): boolean {
	const from = roomOf(file);
	const to = roomOf(target);
	return !from || !to || from === to || from.imports.includes(to.name);
}

/** A cycle as a list of names, or null; depth first with colours. */
function findCycle(graph: ReadonlyMap<string, readonly string[]>): string[] | null {
	const done = new Set<string>();
	const trail: string[] = [];
	const visit = (node: string): string[] | null => {
		const at = trail.indexOf(node);
		if (at >= 0) return [...trail.slice(at), node];
		if (done.has(node)) return null;
		trail.push(node);
		for (const next of graph.get(node) ?? []) {
			const cycle = visit(next);
			if (cycle) return cycle;
		}
		trail.pop();
		done.add(node);
		return null;
	};
	for (const node of graph.keys()) {
		const cycle = visit(node);
		if (cycle) return cycle;
	}
	return null;
}
