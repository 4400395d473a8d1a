import { getCountries, getCountryCallingCode } from 'libphonenumber-js/min';
import { describe, expect, test } from 'vitest';
import { CALLING_CODES } from '../../src/lib/runner/questions/calling-codes.ts';
import { countriesIn, countryOf, usualCountry } from '../../src/lib/runner/questions/countries.ts';

test('the countries and their codes are those that the server knows', () => {
	// Ascension and Tristan da Cunha dial the code of Saint Helena and have no name of their own in every browser.
	const known = getCountries().filter((country) => !['AC', 'TA'].includes(country));
	expect(CALLING_CODES).toEqual(
		known.toSorted().map((country) => ({ country, code: getCountryCallingCode(country) }))
	);
});

test('they are named and ordered in the language of the page', () => {
	const names = countriesIn('ru').map(({ name }) => name);
	expect(names).toContain('Германия');
	expect(names).toEqual(names.toSorted(new Intl.Collator('ru').compare));
});

describe('the country of a number', () => {
	test.each([
		['+44 20 7946 0958', undefined, 'GB'],
		['+44 20 7946 0958', 'JE', 'JE'],
		['+7 916 123-45-67', undefined, 'RU'],
		['+7 701 123 45 67', 'KZ', 'KZ'],
		['+375 29 123-45-67', 'RU', 'BY'],
		['020 7946 0958', 'GB', undefined],
		['+', 'GB', undefined]
	])('%s, usually of %s, is of %s', (number, usual, country) => {
		expect(countryOf(number, usual)).toBe(country);
	});

	test.each([
		['ru', 'RU'],
		['de', 'DE'],
		['en', undefined],
		['en-GB', 'GB'],
		['pt-BR', 'BR']
	])('who reads %s is usually in %s', (locale, country) => {
		expect(usualCountry(locale)).toBe(country);
	});
});
