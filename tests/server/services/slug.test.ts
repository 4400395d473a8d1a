import fc from 'fast-check';
import { expect, test } from 'vitest';
import { freeSlug, slugOf } from '../../../src/lib/server/services/slug.ts';

test.each([
	['Is it a fit?', 'is-it-a-fit'],
	['Расчёт ремонта: ванная', 'raschet-remonta-vannaya'],
	['Щука, ёж и объезд', 'shchuka-ezh-i-obezd'],
	['Žluťoučký kůň', 'zlutoucky-kun'],
	['  -- 100 % --  ', '100'],
	['日本語', 'quiz'],
	['', 'quiz'],
	['a'.repeat(200), 'a'.repeat(60)]
])('the address of “%s” is %s', (title, expected) => {
	expect(slugOf(title)).toBe(expected);
});

test('any title becomes an address that pages take', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (title) => {
			expect(slugOf(title)).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
		})
	);
});

test('a taken address gets the first free number', () => {
	expect(freeSlug('fit', new Set())).toBe('fit');
	expect(freeSlug('fit', new Set(['fit', 'fit-2', 'fit-4']))).toBe('fit-3');
});
