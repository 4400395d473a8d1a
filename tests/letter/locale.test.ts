import { describe, expect, test } from 'vitest';
import { letterLocale, readersByLocale } from '../../src/lib/letter/locale.ts';
import { startingLetter } from '../../src/lib/letter/starting-letter.ts';

describe('the language of a letter', () => {
	test.each([
		['ru', ['en', 'ru'], 'ru'],
		['ru-RU', ['en', 'ru'], 'ru'],
		['pt-br', ['pt', 'pt-BR'], 'pt-BR'],
		['de', ['en', 'ru'], 'en'],
		[null, ['ru', 'en'], 'ru']
	])('of somebody known by %s, where it speaks %j, is %s', (theirs, spoken, expected) => {
		expect(letterLocale(theirs, spoken)).toBe(expected);
	});

	test('those that nobody knows, and those that it does not speak, count to its first', () => {
		const speakers = [
			{ locale: null, count: 3 },
			{ locale: 'ru-RU', count: 2 },
			{ locale: 'de', count: 1 }
		];
		expect(readersByLocale(speakers, ['en', 'ru', 'fr'])).toEqual([
			{ locale: 'en', count: 4 },
			{ locale: 'ru', count: 2 }
		]);
	});

	test('first is that of whoever begins it, where the quiz speaks it', () => {
		const quiz = { locales: ['en', 'ru'], title: { en: 'How', ru: 'Как' } };
		expect(startingLetter(quiz, 'ru').locales).toEqual(['ru', 'en']);
		expect(startingLetter(quiz, 'fr').locales).toEqual(['en', 'ru']);
		expect(startingLetter(quiz).locales).toEqual(['en', 'ru']);
	});
});
