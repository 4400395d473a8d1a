import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { quizJsonSchema } from '../../src/lib/quiz/json-schema.ts';
import { RULES } from '../../src/lib/quiz/parse/rules.ts';
import { parseQuiz, type FileProblem } from '../../src/lib/quiz/parse.ts';
import { PLANTED_FAULTS, soundQuizFile } from '../support/planted-faults.ts';

function problemsOf(raw: unknown, locale: 'en' | 'ru' = 'en'): FileProblem[] {
	const parsed = parseQuiz(raw, locale);
	return parsed.ok ? [] : parsed.problem;
}

/** The sound quiz with one thing about its first step changed. */
function withStep(overrides: object): unknown {
	const file = soundQuizFile();
	return { ...file, steps: [{ ...file.steps[0], next: 'end', ...overrides }] };
}

const withRule = (when: unknown) => withStep({ when });

test('a sound file becomes a quiz with every list filled in', () => {
	const parsed = parseQuiz({ title: 'A', steps: [{ kind: 'email', id: 'mail', title: 'Mail' }] });
	expect(parsed).toMatchObject({
		ok: true,
		value: { format: 1, locales: ['en'], knockouts: [], hidden: [], segments: [{ id: 'all' }] }
	});
	expect(problemsOf(soundQuizFile())).toEqual([]);
});

const refused = PLANTED_FAULTS.filter((fault) => fault.layer === 'parse');

describe.each(refused)('$name', ({ plant, path, messagePattern }) => {
	test('is the one problem that is told, where it is', () => {
		const problems = problemsOf(plant(soundQuizFile()));
		expect(problems).toEqual([{ path, message: expect.stringMatching(messagePattern) }]);
	});

	test('is told in Russian too', () => {
		const [problem] = problemsOf(plant(soundQuizFile()), 'ru');
		expect(problem?.path).toBe(path);
		expect(problem?.message).toMatch(/^[А-ЯЁ][^!]*[.]$/);
	});
});

describe('what a union says of a value that fits no branch', () => {
	test.each<[string, unknown, string, string]>([
		['no condition at all', 5, 'when', 'This must be an object; it is a number.'],
		[
			'an empty condition',
			{},
			'when',
			'One of these is missing here: all, any, not, answer, hidden, dimension, total, highest.'
		],
		[
			'a condition of unknown words',
			{ foo: 1, bar: 2 },
			'when',
			'One of these is missing here: all, any, not, answer, hidden, dimension, total, highest.'
		],
		[
			'a mistyped subject',
			{ answr: 'role', is: 'owner' },
			'when.answr',
			'There is no property “answr” here; did you mean “answer”?'
		],
		[
			'an operator in another word',
			{ dimension: 'fit', under: 5 },
			'when.under',
			'There is no property “under” here; did you mean “below”?'
		],
		[
			'a mistyped operator',
			{ answer: 'role', anyof: ['owner'] },
			'when.anyof',
			'There is no property “anyof” here; did you mean “anyOf”?'
		],
		[
			'no operator',
			{ answer: 'role' },
			'when',
			'Say what the answer is compared with, for instance "is" or "atLeast".'
		],
		[
			'an operator of something else',
			{ hidden: 'campaign', atLeast: 5 },
			'when.atLeast',
			'There is no property “atLeast” here; remove it.'
		],
		[
			'an operand of the wrong type',
			{ answer: 'role', atLeast: '5' },
			'when.atLeast',
			'Compare with a number, or with a date such as 2026-12-31.'
		],
		[
			'a date that is in no calendar',
			{ answer: 'role', below: '2026-02-30' },
			'when.below',
			'Compare with a number, or with a date such as 2026-12-31.'
		],
		[
			'a fault in the branch of a dimension',
			{ dimension: 'fit', unit: 'per cent', atLeast: 5 },
			'when.unit',
			'“per cent” is not possible here; did you mean “percent”? Choose points or percent.'
		],
		[
			'a total that is not true',
			{ total: 5, over: 4 },
			'when.total',
			'“5” is not possible here; choose true.'
		],
		[
			'a fault deep in a tree',
			{ all: [{ any: [{ not: { answer: 'role', is: 5 } }] }] },
			'when.all[0].any[0].not.is',
			'This must be text or true or false; it is a number.'
		],
		['an empty list', { any: [] }, 'when.any', 'This list is empty; add an entry.']
	])('%s', (_name, when, path, message) => {
		expect(problemsOf(withRule(when))).toEqual([{ path: `steps[0].${path}`, message }]);
	});

	test.each<[string, object, string, string]>([
		['points', { points: '5' }, 'points', 'This must be a number or an object; it is text.'],
		[
			'points by dimension',
			{ points: { fit: '5' } },
			'points.fit',
			'This must be a number; it is text.'
		],
		['a text', { text: 5 }, 'text', 'This must be text or an object; it is a number.'],
		[
			'a text in one language',
			{ text: { en: 5 } },
			'text.en',
			'This must be text; it is a number.'
		],
		[
			'a language',
			{ text: { English: 'x' } },
			'text.English',
			'“English” cannot stand here: a language is a code such as en, ru or pt-BR.'
		],
		['a missing text', { text: undefined }, 'text', '“text” is missing; add it.'],
		['an empty text', { text: '' }, 'text', 'This text is empty; write it.']
	])('%s of an option', (_name, option, path, message) => {
		const options = [{ id: 'a', text: 'A', ...option }];
		expect(problemsOf(withStep({ options }))).toEqual([
			{ path: `steps[0].options[0].${path}`, message }
		]);
	});

	test.each<[string, unknown, string, string]>([
		['a next that is a number', 5, 'next', 'This must be text or a list; it is a number.'],
		[
			'a mistyped jump',
			[{ too: 'end' }],
			'next[0].too',
			'There is no property “too” here; did you mean “to”?'
		]
	])('%s', (_name, next, path, message) => {
		expect(problemsOf(withStep({ next }))).toEqual([{ path: `steps[0].${path}`, message }]);
	});
});

describe('numbers and lists out of range', () => {
	test.each<[object, string, string]>([
		[{ kind: 'rating', max: 2.5 }, 'max', 'This must be a whole number; it is not whole.'],
		[{ kind: 'rating', max: 2 }, 'max', 'This must be 3 or more.'],
		[{ kind: 'rating', max: 11 }, 'max', 'This must be 10 or less.'],
		[{ kind: 'number', step: 0 }, 'step', 'This must be more than 0.'],
		[{ kind: 'single_choice', options: [] }, 'options', 'This list is empty; add an entry.'],
		[
			{ kind: 'rating', title: 'x'.repeat(10_001) },
			'title',
			'This text may have at most 10000 characters.'
		]
	])('%j', (step, path, message) => {
		const file = { title: 'A', steps: [{ id: 'a', title: 'A', ...step }] };
		expect(problemsOf(file)).toEqual([{ path: `steps[0].${path}`, message }]);
	});
});

describe('what is no quiz file at all', () => {
	test.each([null, undefined, 5, 'text', [], true])('%j', (raw) => {
		const [problem, ...others] = problemsOf(raw);
		expect(others).toEqual([]);
		expect(problem?.path).toBe('');
		expect(problem?.message).toMatch(/^This must be an object; it is .+\.$/);
	});

	test('{}', () => {
		expect(problemsOf({}).map(({ path }) => path)).toEqual(['title', 'steps']);
	});

	test('a file of a newer Quizsilver', () => {
		expect(problemsOf({ ...soundQuizFile(), format: 2 })).toEqual([
			{ path: 'format', message: expect.stringMatching(/made by a newer Quizsilver/) }
		]);
	});

	test.each([0, -1, 1.5, '1'])('format %j', (format) => {
		expect(problemsOf({ ...soundQuizFile(), format }).map(({ path }) => path)).toEqual(['format']);
	});
});

describe('hostile files', () => {
	const nested = (open: string, close: string, times: number): unknown =>
		JSON.parse(`${open.repeat(times)}1${close.repeat(times)}`);

	test.each([
		['lists', nested('[', ']', 2_500_000)],
		['objects', nested('{"steps":', '}', 500_000)]
	])('five megabytes of nested %s are one problem, at once', (_name, raw) => {
		const started = performance.now();
		expect(problemsOf(raw)).toEqual([
			{ path: '', message: 'The file is nested more than 64 levels deep.' }
		]);
		expect(performance.now() - started).toBeLessThan(1000);
	});

	test('a circle of objects is too deep', () => {
		const file: Record<string, unknown> = { title: 'A' };
		file['self'] = file;
		expect(problemsOf(file)).toHaveLength(1);
	});

	test('a million values are too many, fewer are a hundred problems at most', () => {
		const steps = (count: number) => ({
			title: 'A',
			steps: Array.from({ length: count }, () => ({}))
		});
		expect(problemsOf(steps(1_000_000))).toEqual([
			{ path: '', message: 'The file holds more than 200000 values.' }
		]);
		expect(problemsOf(steps(199))).toHaveLength(100);
	});

	test.each(['__proto__', 'constructor', 'prototype'])('a property called %s', (name) => {
		const file: unknown = JSON.parse(`{"title":"A","steps":[{"points":{"${name}":{"x":1}}}]}`);
		expect(problemsOf(file)).toEqual([
			{ path: 'steps[0].points', message: `A property cannot be called “${name}”; remove it.` }
		]);
		expect(Reflect.get({}, 'x')).toBeUndefined();
	});

	test.each(['a\u0000b', 'a\ud800b'])('the text %j', (title) => {
		expect(problemsOf({ ...soundQuizFile(), title })).toEqual([
			{ path: 'title', message: expect.stringMatching(/character that cannot be stored/) }
		]);
	});

	test('a name of a hundred thousand letters is cut in its sentence', () => {
		const [problem] = problemsOf({ ...soundQuizFile(), ['x'.repeat(100_000)]: 1 });
		expect(problem?.message.length).toBeLessThan(200);
	});

	test('whatever JSON holds is refused or taken, never thrown at', { timeout: 60_000 }, () => {
		const value = fc.jsonValue({ maxDepth: 5 });
		const spoilt = fc.record({ at: fc.nat(400), value }).map(({ at, value }) => spoil(at, value));
		fc.assert(
			fc.property(fc.oneof(value, spoilt), (raw) => {
				for (const locale of ['en', 'ru'] as const) {
					for (const { path, message } of problemsOf(raw, locale)) {
						expect(message).not.toMatch(/Invalid input|undefined|\[object|NaN/);
						expect(message, path).toMatch(/[.?]$/);
					}
				}
			}),
			{ numRuns: 300 }
		);
	});
});

/** The sound quiz with its nth value replaced. */
function spoil(at: number, value: unknown): unknown {
	let seen = 0;
	return JSON.parse(JSON.stringify(soundQuizFile()), (_key, part: unknown) =>
		seen++ === at ? value : part
	);
}

describe('the rules of the schemas', () => {
	const patterns = [
		...JSON.stringify(quizJsonSchema()).matchAll(/"pattern":("(?:[^"\\]|\\.)*")/g)
	].map(([, quoted = '""']) => String(JSON.parse(quoted)));

	test('have their words in both languages, each pattern', () => {
		const known = Object.keys(RULES).flatMap((rule) => /^\/(.*)\/\w*$/.exec(rule)?.[1] ?? []);
		expect(patterns.length).toBeGreaterThan(20);
		for (const pattern of new Set(patterns)) expect(known).toContain(pattern);
	});

	test('have their words in both languages, each refinement', async () => {
		const sources = import.meta.glob<string>('../../src/lib/quiz/**/*.ts', {
			query: '?raw',
			import: 'default'
		});
		const texts = await Promise.all(Object.values(sources).map((load) => load()));
		const said = texts.flatMap((text) => [
			...[...text.matchAll(/\.refine\([^;]*?'([^']* [^']*)'\s*\)/g)].map(
				([, message = '']) => message
			),
			...[...text.matchAll(/needsComparison = '([^']+)'/g)].map(([, message = '']) => message)
		]);
		expect(said.length).toBeGreaterThanOrEqual(3);
		for (const message of said) expect(RULES[message]?.ru, message).toMatch(/[а-яё]/);
	});
});
