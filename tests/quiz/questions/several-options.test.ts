import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ChoiceAnswer } from '../../../src/lib/quiz/answers.ts';
import { checkAnswer } from '../../../src/lib/quiz/check.ts';
import { kindOf } from '../../../src/lib/quiz/questions/kinds.ts';
import type { MultipleChoiceStep } from '../../../src/lib/quiz/questions/multiple-choice.ts';
import { aStep } from '../../support/a-step.ts';

const context = { consents: [] };
const step = aStep('multiple_choice', {
	options: [
		{ id: 'a', text: 'A', points: 5, tags: ['first'] },
		{ id: 'b', text: 'B', points: 10 },
		{ id: 'c', text: 'C', points: -3, tags: ['third', 'last'] },
		{ id: 'nothing', text: 'Nothing', exclusive: true }
	],
	other: {},
	min: 2,
	max: 3
});

describe('several options', () => {
	test.each([
		['the fewest', ['a', 'b'], ['a', 'b']],
		['the most', ['a', 'b', 'c'], ['a', 'b', 'c']],
		['any order, and puts it right', [{ other: 'D' }, 'c', 'a'], ['a', 'c', { other: 'D' }]],
		['an exclusive option alone, though it is less than the fewest', ['nothing'], ['nothing']]
	])('takes %s', (_, raw, answer) => {
		expect(checkAnswer(step, raw, context)).toEqual({ ok: true, answer });
	});

	test.each([
		['one option too few', ['a'], 'too_few'],
		['one option too many', ['a', 'b', 'c', { other: 'D' }], 'too_many'],
		['an option twice', ['a', 'a'], 'duplicate_option'],
		['own words twice', [{ other: 'D' }, { other: 'E' }], 'duplicate_option'],
		['an exclusive option among others', ['a', 'nothing'], 'exclusive'],
		['an option that is not there', ['a', 'x'], 'unknown_option'],
		['a hole', ['a', null], 'wrong_type'],
		['a list in the list', [['a', 'b']], 'wrong_type'],
		['one option without a list', 'a', 'wrong_type'],
		['an object', { 0: 'a', 1: 'b' }, 'wrong_type']
	])('refuses %s', (_, raw, code) => {
		expect(checkAnswer(step, raw, context)).toMatchObject({ ok: false, problems: [{ code }] });
	});

	test('keeps own words that were typed without ticking “Other”', () => {
		const form = new URLSearchParams([
			['many', 'a'],
			['many.other', 'mine']
		]);
		expect(kindOf(step).read(step, form)).toEqual(['a', { other: 'mine' }]);
	});

	test('joins what was chosen, its points and its tags', () => {
		const kind = kindOf(step);
		expect(kind.describe(step, ['a', 'c'], 'en')).toBe('A, C');
		expect(kind.score(step, ['a', 'c']).map(({ source, points }) => [source, points])).toEqual([
			['a', 5],
			['c', -3]
		]);
		expect(kind.tags?.(step, ['a', 'c'])).toEqual(['first', 'third', 'last']);
	});
});

describe('bounds of several options', () => {
	test('are exactly the least and the greatest of all allowed choices, in one dimension', () => {
		fc.assert(
			fc.property(anyStep, (random) => {
				const totals = allowedAnswers(random).map((answer) => cappedPoints(random, answer));
				fc.pre(totals.length > 0);
				expect(kindOf(random).bounds(random, pick, 'score')).toEqual(extremes(totals));
			}),
			{ numRuns: 500 }
		);
	});

	test('are exact for factors', () => {
		fc.assert(
			fc.property(anyStep, (random) => {
				const products = allowedAnswers(random).map((answer) =>
					kindOf(random)
						.score(random, answer)
						.reduce((product, { factor }) => product * (factor?.['price'] ?? 1), 1)
				);
				const bounds = kindOf(random).factorBounds?.(random, 'price');
				expect(bounds?.least).toBeCloseTo(extremes(products).least, 9);
				expect(bounds?.greatest).toBeCloseTo(extremes(products).greatest, 9);
			})
		);
	});

	test('hold for a total of dimensions that are capped apart', () => {
		const capped = aStep('multiple_choice', {
			options: [
				{ id: 'a', text: 'A', points: { x: 10, y: -10 } },
				{ id: 'b', text: 'B', points: { x: 10, y: 10 } }
			],
			maxPoints: { x: 5 }
		});
		const total = (points: unknown) =>
			Object.values(points ?? {}).reduce((sum: number, value: number) => sum + value, 0);
		// a alone brings 5 - 10, b alone 5 + 10.
		const bounds = kindOf(capped).bounds(capped, total, 'score');
		expect(bounds).toEqual({ least: -5, greatest: 15 });
	});

	test('are zero where more is asked for than there is', () => {
		const impossible = aStep('multiple_choice', { min: 9 });
		expect(kindOf(impossible).bounds(impossible, pick, 'score')).toEqual({ least: 0, greatest: 0 });
		expect(kindOf(impossible).samples(impossible)).toEqual([]);
	});
});

/** Whole numbers, half of them written for the default dimension by its name. */
const points = fc.oneof(
	fc.integer({ min: -20, max: 20 }),
	fc.integer({ min: -20, max: 20 }).map((score) => ({ score })),
	fc.integer({ min: -20, max: 20 }).map((constructor) => ({ constructor }))
);

const anyStep: fc.Arbitrary<MultipleChoiceStep> = fc
	.record({
		worth: fc.array(
			fc.record(
				{
					points,
					exclusive: fc.boolean(),
					factor: fc.record({ price: fc.constantFrom(0.5, 0.9, 1, 1.25, 2) })
				},
				{ requiredKeys: [] }
			),
			{ minLength: 1, maxLength: 5 }
		),
		other: fc.option(fc.record({ points }), { nil: undefined }),
		min: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
		max: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
		maxPoints: fc.option(points, { nil: undefined })
	})
	.map(({ worth, ...rest }) =>
		aStep('multiple_choice', {
			...rest,
			options: worth.map((brings, index) => ({ id: `o${index}`, text: 'Option', ...brings }))
		})
	);

/** Every choice there is that the check lets pass. */
function allowedAnswers(random: MultipleChoiceStep): ChoiceAnswer[][] {
	const all: ChoiceAnswer[] = random.options.map(({ id }) => id);
	if (random.other) all.push({ other: 'Mine' });
	const subsets = Array.from({ length: 2 ** all.length }, (_, bits) =>
		all.filter((_answer, index) => bits & (1 << index))
	);
	return subsets.filter((chosen) => {
		const checked = checkAnswer(random, chosen, context);
		return checked.ok && checked.answer !== null;
	});
}

function pick(value: unknown): number {
	if (typeof value === 'number') return value;
	const score = Object.entries(value ?? {}).find(([id]) => id === 'score')?.[1];
	return typeof score === 'number' ? score : 0;
}

function cappedPoints(random: MultipleChoiceStep, answer: ChoiceAnswer[]): number {
	const sum = kindOf(random)
		.score(random, answer)
		.reduce((total, contribution) => total + pick(contribution.points), 0);
	const { maxPoints } = random;
	const caps = typeof maxPoints === 'number' || Object.hasOwn(maxPoints ?? {}, 'score');
	return caps ? Math.min(sum, pick(maxPoints)) : sum;
}

function extremes(values: readonly number[]): { least: number; greatest: number } {
	if (values.length === 0) return { least: 0, greatest: 0 };
	return { least: Math.min(...values), greatest: Math.max(...values) };
}
