import fc from 'fast-check';
import { expect, test } from 'vitest';
import { freeSlug, slugFault, slugOf, typedSlug } from '../../src/lib/quiz/slug.ts';

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

test('a title that the house itself goes by gets a number', () => {
	expect(freeSlug('new', new Set())).toBe('new-2');
});

test('whatever is made of a title may be asked for, with a number too', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (title) => {
			const slug = freeSlug(slugOf(title), new Set());
			expect(slugFault(slug)).toBeNull();
			expect(slugFault(`${slugOf(title)}-999`)).toBeNull();
		})
	);
});

test.each([
	['fit', null],
	['2-fit-4', null],
	['a'.repeat(64), null],
	['', /^Write/],
	['a'.repeat(65), /64/],
	['Fit', /letters/],
	['fit-', /letters/],
	['fit--4', /letters/],
	['fit/4', /letters/],
	['__proto__', /letters/],
	['embed', /itself/]
])('%j: %s', (slug, fault) => {
	const told = slugFault(slug);
	if (fault === null) expect(told).toBeNull();
	else expect(told?.en).toMatch(fault);
	if (told) expect(told.ru).toMatch(/[а-я].*\.$/i);
});

test.each([
	['Lead check', 'lead-check'],
	['lead_check', 'lead-check'],
	['Проверка лидов', 'proverka-lidov'],
	['lead-', 'lead-'],
	['été', 'ete'],
	['lead?', 'lead?'],
	['https://quiz.example.com/q/lead-check?utm_source=x#top', 'lead-check'],
	['/q/lead-check', 'lead-check']
])('typing %j writes %j', (typed, slug) => {
	expect(typedSlug(typed)).toBe(slug);
});

test('what is typed sign by sign becomes the same as all of it at once', () => {
	const all = Array.from('Новый квиз 2').reduce((text, sign) => typedSlug(text + sign), '');
	expect(all).toBe(typedSlug('Новый квиз 2'));
});
