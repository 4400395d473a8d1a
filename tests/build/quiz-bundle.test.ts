import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompressSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { kinds } from '../../src/lib/quiz/questions/kinds.ts';
import type { QuizBundle } from '../../src/lib/server/public/quiz-bundle.ts';

const LIMIT = 20 * 1024;
/**
 * With the first question, whatever it is; each part that there is costs some 50 bytes here by its address. The largest is a
 * form with a phone number, whose countries are a list.
 */
const LIMIT_WITH_QUESTION = 24 * 1024;
/** What a rarer part may add once it is met. */
const LIMIT_OF_PART = 6 * 1024;

interface Built {
	bundle: QuizBundle;
	files: { address: string; code: string; brotli: number }[];
}

let built: Built;

beforeAll(async () => {
	const root = fileURLToPath(new URL('../..', import.meta.url));
	const { stdout } = await promisify(execFile)(
		process.execPath,
		['tests/support/quiz-bundle-process.ts'],
		{
			cwd: root,
			env: { ...process.env, NODE_ENV: 'production', VITEST: undefined },
			maxBuffer: 2 ** 24
		}
	);
	built = JSON.parse(stdout);
}, 120_000);

/** Brotli bytes of these parts, with what runs before them. */
function weight(...parts: string[]): number {
	const { bundle, files } = built;
	const addresses = new Set([
		...bundle.scripts,
		...parts.flatMap((part) => bundle.parts[part] ?? [])
	]);
	return files
		.filter(({ address }) => addresses.has(address))
		.reduce((sum, { brotli }) => sum + brotli, 0);
}

/** `single_choice` is SingleChoice. */
const componentName = (kind: string) =>
	kind.replace(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase());

describe('the first JavaScript of a quiz page', () => {
	test.each(['en', 'ru'])('is at most 20 kB with a welcome screen, in %s', (language) => {
		expect(weight('WelcomeScreen', language)).toBeLessThanOrEqual(LIMIT);
	});

	test('is at most 20 kB where a quiz begins with a choice', () => {
		expect(weight('StepScreen', 'SingleChoice', 'en')).toBeLessThanOrEqual(LIMIT);
	});

	test.each(Object.keys(kinds))('is at most 24 kB where a quiz begins with %s', (kind) => {
		const parts = ['StepScreen', componentName(kind)];
		for (const part of parts) expect(built.bundle.parts).toHaveProperty(part);
		expect(weight(...parts, 'ru')).toBeLessThanOrEqual(LIMIT_WITH_QUESTION);
	});
});

test('a page with all questions on it is loaded by nobody else, and adds less than 3 kB', () => {
	const own = built.bundle.parts['PageScreen']?.slice(0, 1) ?? [];
	expect(own).toHaveLength(1);
	for (const part of ['StepScreen', 'WelcomeScreen', 'SingleChoice', 'Statement', 'later']) {
		expect(built.bundle.parts[part]).not.toContain(own[0]);
	}
	const step = weight('StepScreen', 'SingleChoice', 'en');
	expect(weight('PageScreen', 'SingleChoice', 'en')).toBeLessThan(step + 3 * 1024);
});

/** What this part adds to a quiz that is under way and at its end. */
function added(part: string): number {
	const running = ['StepScreen', 'EndScreen', 'later', 'en', 'Contact', 'contact', 'SingleChoice'];
	return weight(...running, part) - weight(...running);
}

test.each(['ChatScreen', 'Bonus', 'Earned', 'Details'])(
	'%s is loaded by nobody else, and adds at most 6 kB',
	(part) => {
		const own = built.bundle.parts[part]?.slice(0, 1);
		expect(own).toHaveLength(1);
		for (const other of ['StepScreen', 'WelcomeScreen', 'PageScreen', 'EndScreen', 'later']) {
			expect(built.bundle.parts[other]).not.toContain(own?.[0]);
		}
		expect(added(part)).toBeLessThanOrEqual(LIMIT_OF_PART);
	}
);

test('the whole of it, with every kind of question and every layout, is at most 92 kB', () => {
	const total = built.files.filter(({ code }) => code).reduce((sum, { brotli }) => sum + brotli, 0);
	expect(total).toBeLessThanOrEqual(92 * 1024);
});

test('zod stays on the server, and so does what weighs answers', () => {
	const code = built.files.map((file) => file.code).join('\n');
	expect(code).not.toMatch(/ZodError|_zod|~standard/);
	expect(code).not.toMatch(/knockouts|borderline|catch_all/);
});

test('styles are in the page and weigh at most 6 kB, and every file is named by its content', () => {
	expect(built.bundle.styles).toEqual([]);
	const bytes = brotliCompressSync(built.bundle.css).length;
	expect(bytes).toBeGreaterThan(1024);
	expect(bytes).toBeLessThanOrEqual(6 * 1024);
	// Those of a layout and of what stands beside it come with the quizzes that have them.
	for (const css of Object.values(built.bundle.sheets ?? {})) {
		expect(brotliCompressSync(css).length).toBeLessThanOrEqual(1024);
	}
	for (const { address } of built.files) {
		expect(address).toMatch(/^\/_app\/immutable\/quiz\/((client|later|LiveFiles)\.)?[\w-]{8}\.js$/);
	}
});
