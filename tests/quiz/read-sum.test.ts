import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSum } from '../../src/lib/quiz/read-sum.ts';

test.each([
	['1200', 1200],
	['1,200', 1200],
	['1.200', 1200],
	['150.000', 150_000],
	['1 200,50', 1200.5],
	['1,200.50', 1200.5],
	['1.200,50', 1200.5],
	['1.234.567', 1_234_567],
	['1’234’567.80', 1_234_567.8],
	['€500', 500],
	['1 500 ₽', 1500],
	['0,5', 0.5],
	['12.5', 12.5],
	['0', 0]
])('%s is %d', (typed, sum) => {
	expect(readSum(typed)).toBe(sum);
});

test.each([
	...['', ' ', 'much', '1,2,3', '1,200,50', '1,20,000', '0,125', '12.3456', '1.200.50', '-5', '+5'],
	...['1e3', '0x10', 'Infinity', '.5', '5.', '1..5', '12 34.5.6']
])('“%s” is no sum', (typed) => {
	expect(readSum(typed)).toBeNaN();
});

test('whatever a sum is written as in a language is read as that sum', () => {
	const languages = ['en', 'ru', 'de', 'fr', 'de-CH', 'en-IN'] as const;
	fc.assert(
		fc.property(
			fc.integer({ min: 0, max: 99_999_999 }),
			fc.constantFrom(...languages),
			(cents, locale) => {
				const sum = cents / 100;
				const written = new Intl.NumberFormat(locale, {
					maximumFractionDigits: 2,
					useGrouping: locale === 'en-IN' ? 'min2' : true
				});
				fc.pre(locale !== 'en-IN' || sum < 100_000);
				expect(readSum(written.format(sum))).toBe(sum);
			}
		)
	);
});
