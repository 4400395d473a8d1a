import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { en } from '../../src/lib/i18n/en.ts';
import { ru } from '../../src/lib/i18n/ru.ts';

const catalogues = { en, ru };
const keys = Object.keys(en).sort();

interface Node {
	value?: string;
	options?: Record<string, { value: Node[] }>;
}

/** Parameters of a message, and the branches of its plurals. */
function partsOf(message: string, locale: string) {
	const names = new Set<string>();
	const plurals: string[][] = [];
	const visit = (nodes: Node[], types: number[]) =>
		nodes.forEach((node, index) => {
			const type = types[index];
			if (type !== 0 && type !== 7 && node.value) names.add(node.value);
			if (!node.options) return;
			if (type === 6) plurals.push(Object.keys(node.options));
			for (const { value } of Object.values(node.options)) visit(value, typesOf(value));
		});
	const ast = new IntlMessageFormat(message, locale, undefined, { ignoreTag: true }).getAst();
	visit(ast as Node[], typesOf(ast));
	return { names: [...names].sort(), plurals };
}

function typesOf(nodes: readonly unknown[]): number[] {
	return nodes.map((node) => (node as { type: number }).type);
}

test('both languages have the same keys', () => {
	expect(Object.keys(ru).sort()).toEqual(keys);
});

test('both languages name the same parameters', () => {
	const named = (locale: keyof typeof catalogues) =>
		Object.entries(catalogues[locale])
			.map(([key, message]) => [key, partsOf(message, locale).names])
			.filter(([, names]) => names?.length);
	expect(Object.fromEntries(named('ru'))).toEqual(Object.fromEntries(named('en')));
});

test('a Russian plural has a form for one, few and many', () => {
	const short = Object.entries(ru).filter(([, message]) =>
		partsOf(message, 'ru').plurals.some(
			(forms) => !['one', 'few', 'many', 'other'].every((form) => forms.includes(form))
		)
	);
	expect(short).toEqual([]);
	expect(Object.values(ru).flatMap((message) => partsOf(message, 'ru').plurals)).not.toEqual([]);
});

describe.each(Object.entries(catalogues))('the sentences in %s', (_, catalogue) => {
	test('are never empty and never shout', () => {
		const loud = Object.values(catalogue).filter((text) => text.trim() === '' || /!/.test(text));
		expect(loud).toEqual([]);
	});
});

test('every key is said somewhere', async () => {
	const sources: string[] = [];
	for await (const file of glob('src/{routes,lib/builder,lib/ui,lib/i18n}/**/*.{svelte,ts}')) {
		if (!/i18n[\\/](en|ru)\.ts$/.test(file)) sources.push(readFileSync(file, 'utf8'));
	}
	sources.push(readFileSync('src/hooks.server.ts', 'utf8'));
	const code = sources.join('\n');
	const literal = new Set([...code.matchAll(/'([\w.]+)'/g)].map(([, key]) => key));
	const shapes = [...code.matchAll(/\bt\(\s*`([^`]+)`/g)].map(
		([, text = '']) =>
			new RegExp(`^${text.replace(/\./g, '\\.').replace(/\$\{[^}]+\}/g, '[\\w.]+')}$`)
	);
	const unsaid = keys.filter(
		(key) => !literal.has(key) && !shapes.some((shape) => shape.test(key))
	);
	expect(unsaid).toEqual([]);
});

test.each(Object.entries(catalogues))(
	'no two columns of a file of leads are headed alike in %s',
	(_, words) => {
		const headings = Object.entries(words).filter(([key]) =>
			key.startsWith('leads.export.column.')
		);
		expect(new Set(headings.map(([, heading]) => heading)).size).toBe(headings.length);
	}
);
