import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	chiSquare,
	differenceOf,
	isUnevenlyDivided,
	shareOf,
	startsNeeded
} from '../../../src/lib/quiz/trial/figures.ts';

const rounded = (numbers: readonly (number | undefined)[]) =>
	numbers.map((number) => Number(number?.toFixed(4)) + 0);

/* Table I of Newcombe, “Two-sided confidence intervals for the single proportion” (1998), method 3. */
test.each([
	[81, 263, 0.2553, 0.3662],
	[15, 148, 0.0624, 0.1605],
	[0, 20, 0, 0.1611],
	[1, 29, 0.0061, 0.1718]
])('the share of %i among %i lies between %f and %f', (hits, all, low, high) => {
	const share = shareOf(hits, all);
	expect(rounded([share?.low, share?.high])).toEqual([low, high]);
});

/* Table II of Newcombe, “Interval estimation for the difference between independent proportions” (1998), method 10. */
test.each([
	[56, 70, 48, 80, 0.0524, 0.3339],
	[9, 10, 3, 10, 0.1705, 0.809],
	[6, 7, 2, 7, 0.0582, 0.8062],
	[5, 56, 0, 29, -0.0381, 0.1926],
	[0, 10, 0, 20, -0.1611, 0.2775],
	[0, 10, 0, 10, -0.2775, 0.2775],
	[10, 10, 0, 20, 0.6791, 1],
	[10, 10, 0, 10, 0.6075, 1]
])('%i of %i against %i of %i: the difference lies between', (a, m, b, n, low, high) => {
	const difference = differenceOf({ hot: b, starts: n }, { hot: a, starts: m });
	expect(rounded([difference?.low, difference?.high])).toEqual([low, high]);
});

/** Anybody of anybody. */
const counted = fc
	.record({
		starts: fc.integer({ min: 1, max: 100_000 }),
		part: fc.double({ min: 0, max: 1, noNaN: true })
	})
	.map(({ starts, part }) => ({ starts, hot: Math.round(starts * part) }));

describe('for any figures', () => {
	test('a share lies in its interval, which lies between 0 and 1', () => {
		fc.assert(
			fc.property(counted, ({ hot, starts }) => {
				const share = shareOf(hot, starts);
				if (!share) throw new Error('there is a share');
				expect(share.low).toBeGreaterThanOrEqual(0);
				expect(share.low).toBeLessThanOrEqual(share.value);
				expect(share.value).toBeLessThanOrEqual(share.high);
				expect(share.high).toBeLessThanOrEqual(1);
			})
		);
	});

	test('the difference is turned round when the sides are, and stays within -1 and 1', () => {
		fc.assert(
			fc.property(counted, counted, (one, other) => {
				const there = differenceOf(one, other);
				const back = differenceOf(other, one);
				if (!there || !back) throw new Error('there is a difference');
				expect(there.value).toBeCloseTo(-back.value, 10);
				expect(there.low).toBeCloseTo(-back.high, 10);
				expect(there.low).toBeGreaterThanOrEqual(-1.000001);
				expect(there.high).toBeLessThanOrEqual(1.000001);
				expect(there.low).toBeLessThanOrEqual(there.value + 1e-12);
				expect(there.value).toBeLessThanOrEqual(there.high + 1e-12);
			})
		);
	});

	test('more people make the interval narrower', () => {
		fc.assert(
			fc.property(counted, counted, fc.integer({ min: 2, max: 20 }), (one, other, times) => {
				const more = (arm: typeof one) => ({ hot: arm.hot * times, starts: arm.starts * times });
				const few = differenceOf(one, other);
				const many = differenceOf(more(one), more(other));
				if (!few || !many) throw new Error('there is a difference');
				expect(many.high - many.low).toBeLessThan(few.high - few.low);
			})
		);
	});
});

test('of nobody nothing is said', () => {
	expect(shareOf(0, 0)).toBeNull();
	expect(differenceOf({ hot: 0, starts: 0 }, { hot: 1, starts: 2 })).toBeNull();
});

test('intervals hold the true difference about as often as they say, however few there are', () => {
	// Every outcome with its likelihood: no chance is left to the test.
	const likelihood = (n: number, p: number) => {
		let row = [1];
		for (let tries = 0; tries < n; tries += 1) {
			row = [...row, 0].map((_, hits) => (row[hits] ?? 0) * (1 - p) + (row[hits - 1] ?? 0) * p);
		}
		return row;
	};
	for (const [m, n, p, q] of [
		[30, 30, 0.1, 0.1],
		[40, 20, 0.05, 0.2],
		[50, 50, 0.3, 0.5]
	] as const) {
		let covered = 0;
		likelihood(m, p).forEach((one, hot) => {
			likelihood(n, q).forEach((other, hits) => {
				const found = differenceOf({ hot, starts: m }, { hot: hits, starts: n });
				if (found && found.low <= q - p && q - p <= found.high) covered += one * other;
			});
		});
		expect(covered).toBeGreaterThan(0.93);
	}
});

describe('how many have to start', () => {
	/* Fleiss (1981), table A.3 without the correction: 10 % against 15 %, and 20 % against 25 %, each side alike. */
	test.each([
		[0.1, 0.15, 0.5, 1371],
		[0.2, 0.25, 0.5, 2187],
		[0.5, 0.6, 0.5, 775]
	])('%f against %f with a share of %f', (before, after, share, all) => {
		const needed = startsNeeded(before, after, share) ?? 0;
		expect(Math.abs(needed - all)).toBeLessThanOrEqual(2);
	});

	test('is least where both sides are alike, and unknown where nothing differs', () => {
		const even = startsNeeded(0.1, 0.15, 0.5) ?? 0;
		expect(startsNeeded(0.1, 0.15, 0.1) ?? 0).toBeGreaterThan(even);
		expect(startsNeeded(0.1, 0.15, 0.9) ?? 0).toBeGreaterThan(even);
		expect(startsNeeded(0.1, 0.1, 0.5)).toBeNull();
	});
});

describe('visitors that are divided otherwise than was asked', () => {
	test('are told of where chance would hardly do it', () => {
		expect(isUnevenlyDivided(500, 500, 0.5)).toBe(false);
		expect(isUnevenlyDivided(530, 470, 0.5)).toBe(false);
		expect(isUnevenlyDivided(560, 440, 0.5)).toBe(true);
		expect(isUnevenlyDivided(900, 100, 0.1)).toBe(false);
		expect(isUnevenlyDivided(900, 100, 0.2)).toBe(true);
		expect(isUnevenlyDivided(0, 0, 0.5)).toBe(false);
	});

	test('by Pearson’s statistic', () => {
		expect(chiSquare([60, 40], [50, 50])).toBe(4);
	});
});
