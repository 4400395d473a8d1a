import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { contrast, mix, readable } from '../../src/lib/quiz/colours.ts';

test.each([
	['#000000', '#ffffff', 21],
	['#ffffff', '#ffffff', 1],
	['#777777', '#ffffff', 4.48],
	['#0000ff', '#ffffff', 8.59]
])('the contrast of %s and %s is %d', (one, other, ratio) => {
	expect(contrast(one, other)).toBeCloseTo(ratio, 2);
});

test.each([
	['#000000', '#ffffff', 0, '#000000'],
	['#000000', '#ffffff', 1, '#ffffff'],
	['#000000', '#ffffff', 0.5, '#808080'],
	['#ff0000', '#0000ff', 0.5, '#800080']
])('%s with a part of %s, %d, is %s', (one, other, part, mixed) => {
	expect(mix(one, other, part)).toBe(mixed);
});

describe('a readable colour', () => {
	test('is the colour itself where it can be read', () => {
		expect(readable('#006871', '#ffffff', 4.5)).toBe('#006871');
	});

	test('is lighter on a dark ground', () => {
		const lighter = readable('#2f5d73', '#111315', 4.5);
		expect(contrast(lighter, '#111315')).toBeGreaterThanOrEqual(4.5);
		expect(contrast(lighter, '#ffffff')).toBeLessThan(contrast('#2f5d73', '#ffffff'));
	});

	test('always can be read', () => {
		const colour = fc
			.integer({ min: 0, max: 0xffffff })
			.map((value) => `#${value.toString(16).padStart(6, '0')}`);
		fc.assert(
			fc.property(colour, colour, (wanted, ground) => {
				expect(contrast(readable(wanted, ground, 4.5), ground)).toBeGreaterThanOrEqual(4.5);
			})
		);
	});
});
