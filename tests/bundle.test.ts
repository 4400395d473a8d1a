import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompressSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { kinds } from '../src/lib/quiz/questions/kinds.ts';
import type { EmbedBundle } from '../src/lib/server/public/embed-bundle.ts';
import type { QuizBundle } from '../src/lib/server/public/quiz-bundle.ts';

/** Brotli, as browsers get it. */
const KB = 1024;
const LOADER = 3 * KB;
const FIRST = 20 * KB;
const RARER = 6 * KB;
const STYLES = 6 * KB;

let embed: EmbedBundle;
let quiz: { bundle: QuizBundle; files: { address: string; code: string; brotli: number }[] };

beforeAll(async () => {
	[embed, quiz] = await Promise.all([built('embed'), built('quiz')]);
}, 180_000);

async function built(name: string) {
	const { stdout } = await promisify(execFile)(
		process.execPath,
		[`tests/support/${name}-bundle-process.ts`],
		{
			cwd: fileURLToPath(new URL('..', import.meta.url)),
			env: { ...process.env, NODE_ENV: 'production', VITEST: undefined },
			maxBuffer: 2 ** 24
		}
	);
	return JSON.parse(stdout);
}

/** Addresses of what these parts of the runner need, besides what runs first. */
const needed = (...parts: string[]) => parts.flatMap((part) => quiz.bundle.parts[part] ?? []);

function weight(addresses: readonly string[]): number {
	const unique = new Set(addresses);
	return quiz.files
		.filter(({ address }) => unique.has(address))
		.reduce((sum, { brotli }) => sum + brotli, 0);
}

/** `single_choice` is SingleChoice. */
const componentName = (kind: string) =>
	kind.replace(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase());

describe('what other people’s pages load', () => {
	test.each(['script', 'module'] as const)('is at most 3 kB as a %s', (kind) => {
		expect(brotliCompressSync(embed[kind]).length).toBeLessThanOrEqual(LOADER);
	});

	test('is no more for quizzes above the page than 3 kB besides, which others do not load', () => {
		expect(brotliCompressSync(embed.above).length).toBeLessThanOrEqual(LOADER);
		expect(embed.script).toContain('/embed-above.mjs?');
		expect(embed.script).not.toContain('showModal');
	});

	test('says nothing that a strict policy of a page would refuse', () => {
		for (const code of [embed.script, embed.module, embed.above]) {
			expect(code).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|\beval\b|new Function/);
			expect(code).not.toMatch(/createElement\(.style.\)|setAttribute\(.style.|document\.cookie/);
		}
	});
});

describe('the runner', () => {
	test.each(['en', 'ru'])('is at most 20 kB until the first choice in %s', (language) => {
		const parts = needed('StepScreen', 'SingleChoice', language);
		expect(weight([...quiz.bundle.scripts, ...parts])).toBeLessThanOrEqual(FIRST);
	});

	test.each(Object.keys(kinds))('costs at most 6 kB more where %s is met', (kind) => {
		const before = new Set([...quiz.bundle.scripts, ...needed('StepScreen')]);
		const more = needed(componentName(kind)).filter((address) => !before.has(address));
		expect(more.length).toBeGreaterThan(0);
		expect(weight(more)).toBeLessThanOrEqual(RARER);
	});

	test('costs at most 2 kB more in a frame, and what asks about counters is loaded where there are some', () => {
		const before = new Set(quiz.bundle.scripts);
		const framed = needed('framed').filter((address) => !before.has(address));
		expect(weight(framed)).toBeLessThanOrEqual(2 * KB);
		const counting = quiz.files.filter(({ code }) => /mc\.yandex|googletagmanager/.test(code));
		expect(counting).toHaveLength(1);
		expect([...before, ...framed]).not.toContain(counting[0]?.address);
	});

	test('has at most 6 kB of styles, no font, and nothing from anywhere else', () => {
		const { css, scripts } = quiz.bundle;
		expect(brotliCompressSync(css).length).toBeLessThanOrEqual(STYLES);
		expect(css).not.toMatch(/@font-face|@import|url\(/);
		for (const address of scripts) expect(address).toMatch(/^\/_app\//);
	});
});
