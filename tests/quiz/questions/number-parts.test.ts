import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkAnswer } from '../../../src/lib/quiz/check.ts';
import { kindOf } from '../../../src/lib/quiz/questions/kinds.ts';
import { bandBounds, bandScore } from '../../../src/lib/quiz/questions/number-parts.ts';
import { parseNumber } from '../../../src/lib/quiz/questions/parse-number.ts';
import { aStep } from '../../support/a-step.ts';

const context = { consents: [] };
const bands = [
	{ from: 10, points: 20 },
	{ from: 0, points: 5 },
	{ from: 5, points: -10 }
];

describe('a number', () => {
	test.each([
		['number', {}, -1.5, -1.5],
		['number', { min: 0, max: 10 }, 0, 0],
		['number', { min: 0, max: 10 }, 10, 10],
		['number', { step: 1 }, 1e15, 1e15],
		['number', { min: 0, max: 0.3, step: 0.1 }, 0.1 + 0.2, 0.3],
		['number', { min: 1, step: 2 }, 7, 7],
		['number', { step: 0.05 }, 1_000_000.05, 1_000_000.05],
		['number', { step: 0.1 }, 10_000_000.1 * 3, 30_000_000.3],
		['slider', {}, 100, 100],
		['slider', { min: -1, max: 1, step: 0.5 }, -0.5, -0.5],
		['rating', {}, 5, 5],
		['rating', { max: 10 }, 10, 10],
		['opinion_scale', {}, 0, 0],
		['opinion_scale', { from: 1, to: 7 }, 7, 7]
	] as const)('%s %j takes %d', (kind, overrides, raw, answer) => {
		expect(checkAnswer(aStep(kind, overrides), raw, context)).toEqual({ ok: true, answer });
	});

	test.each([
		['number', {}, Number.NaN, 'wrong_type'],
		['number', {}, Number.POSITIVE_INFINITY, 'wrong_type'],
		['number', {}, [3], 'wrong_type'],
		['number', {}, true, 'wrong_type'],
		['number', {}, '3', 'not_a_number'],
		['number', { min: 0 }, -0.001, 'too_small'],
		['number', { max: 10 }, 10.001, 'too_large'],
		['number', { step: 1 }, 1.0001, 'not_whole'],
		['number', { step: 1, min: 0.5 }, 1, 'off_step'],
		['number', { step: 0.1 }, 0.25, 'off_step'],
		['number', { min: 1, step: 2 }, 4, 'off_step'],
		['number', { min: 0, step: 1 }, 1e308, null],
		['slider', {}, 101, 'too_large'],
		['slider', {}, -1, 'too_small'],
		['slider', {}, 0.5, 'not_whole'],
		['rating', {}, 0, 'too_small'],
		['rating', {}, 6, 'too_large'],
		['rating', {}, 1.5, 'not_whole'],
		['opinion_scale', {}, 11, 'too_large'],
		['opinion_scale', { from: 1 }, 0, 'too_small']
	] as const)('%s %j does not take %j: %s', (kind, overrides, raw, code) => {
		const checked = checkAnswer(aStep(kind, overrides), raw, context);
		expect(checked.ok ? null : checked.problems[0]?.code).toBe(code);
	});
});

describe('points of a number', () => {
	test.each([
		[-1, []],
		[0, [5]],
		[4.99, [5]],
		[5, [-10]],
		[10, [20]],
		[1e9, [20]]
	])(
		'%d lies in the band that begins last before it, in whatever order they are written',
		(answer, points) => {
			expect(bandScore({ bands }, answer, 'x').map((part) => part.points)).toEqual(points);
		}
	);

	test('come from the band and from each unit', () => {
		const scored = bandScore({ bands, perUnit: { price: 1200, need: -0.5 } }, 6, 'x');
		expect(scored).toEqual([
			{ source: 'from 5', label: 'x', points: -10 },
			{ source: 'unit', label: 'x', points: { price: 7200, need: -3 } }
		]);
	});
});

describe('bounds of a number', () => {
	const plain = (points: unknown) => (typeof points === 'number' ? points : 0);

	test('are exactly the least and the greatest score of all numbers on its steps', () => {
		const range = fc.record({
			min: fc.integer({ min: -30, max: 10 }).map((tenths) => tenths / 10),
			count: fc.integer({ min: 0, max: 60 }),
			step: fc.constantFrom(0.1, 0.2, 0.3, 0.5, 0.7, 1, 2)
		});
		const scored = fc.record({
			bands: fc.array(
				fc.record({
					from: fc.integer({ min: -40, max: 80 }).map((tenths) => tenths / 10),
					points: fc.integer({ min: -50, max: 50 })
				}),
				{ maxLength: 5 }
			),
			perUnit: fc.option(fc.integer({ min: -5, max: 5 }), { nil: undefined })
		});
		fc.assert(
			fc.property(range, scored, ({ min, count, step }, worth) => {
				const max = min + count * step + step / 3;
				const numbers = Array.from({ length: count + 1 }, (_, steps) => min + steps * step);
				const number = aStep('number', { min, max, step, ...worth });
				const scores = numbers.map((raw) => {
					const checked = checkAnswer(number, raw, context);
					if (!checked.ok || typeof checked.answer !== 'number') throw new Error(`${raw}`);
					const parts = bandScore(number, checked.answer, 'x');
					return parts.reduce((sum, part) => sum + plain(part.points), 0);
				});
				const { least, greatest } = kindOf(number).bounds(number, plain, 'score');
				expect(least).toBeCloseTo(Math.min(...scores), 9);
				expect(greatest).toBeCloseTo(Math.max(...scores), 9);
			}),
			{ numRuns: 500 }
		);
	});

	test.each([
		['bands alone', { bands }, {}, -10, 20],
		['bands that the range does not reach', { bands }, { min: 6, max: 9 }, -10, -10],
		[
			'a band between two steps',
			{ bands: [{ from: 1.5, points: 9 }] },
			{ min: 1, max: 1.9, step: 1 },
			0,
			0
		],
		['units over a range', { perUnit: 2 }, { min: -1, max: 4 }, -2, 8],
		['units without an upper end', { perUnit: 2 }, { min: 0 }, 0, Infinity],
		['units without any end', { perUnit: -2 }, {}, -Infinity, Infinity],
		['units that bring nothing', { perUnit: 0 }, {}, 0, 0],
		['nothing', {}, {}, 0, 0],
		['a range turned round', { perUnit: 1 }, { min: 5, max: 1 }, 0, 0]
	])('for %s', (_, scored, range, least, greatest) => {
		expect(bandBounds(scored, plain, range)).toEqual({ least, greatest });
	});
});

test.each([
	['12', 12],
	[' 1 200,5 ', 1200.5],
	['1\u00a0200', 1200],
	['1,200', 1200],
	['1,200,000.50', 1_200_000.5],
	['0,125', 0.125],
	['1,25', 1.25],
	['-3', -3],
	['\u22123', -3],
	['.5', 0.5],
	['5.', 5],
	['a lot', 'a lot'],
	['12 m', '12 m'],
	['0x10', '0x10'],
	['1e3', '1e3'],
	['Infinity', 'Infinity'],
	['1,2,3', '1,2,3'],
	['1.200.000', '1.200.000']
])('“%s” typed is %j', (typed, number) => {
	expect(parseNumber(typed)).toBe(number);
});
