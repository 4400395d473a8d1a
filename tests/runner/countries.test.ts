import { getCountries, getCountryCallingCode, parsePhoneNumber } from 'libphonenumber-js/min';
import { describe, expect, test } from 'vitest';
import { CALLING_CODES } from '../../src/lib/runner/questions/calling-codes.ts';
import {
	countriesIn,
	countryOf,
	numberLike,
	usualCountry,
	withoutCode
} from '../../src/lib/runner/questions/countries.ts';

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

test('what a number may look like is one of the country’s own, or nothing', () => {
	for (const { code } of CALLING_CODES) {
		const like = numberLike(code);
		if (like === undefined) continue;
		const number = parsePhoneNumber(`+${code} ${like}`);
		expect([like, number.isValid(), number.countryCallingCode]).toEqual([like, true, code]);
	}
	expect(numberLike('1')).toBe('212 555 0123');
	expect(numberLike('44')).toBe('20 7946 0958');
	expect([numberLike('999'), numberLike(undefined)]).toEqual([undefined, undefined]);
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

test.each([
	['+7 12', 'RU', '12'],
	['+79001234567', 'KZ', '9001234567'],
	[' +44 20 7946 0958', 'GB', '20 7946 0958'],
	['900 123', 'RU', '900 123'],
	['+49 30', 'RU', '+49 30'],
	['+', undefined, '+'],
	['', 'RU', '']
])('the code of %j is not said twice beside %s', (number, country, rest) => {
	expect(withoutCode(number, country)).toBe(rest);
});
