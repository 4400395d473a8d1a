import { expect, test } from 'vitest';
import { numberWanted, readNumber } from '../../src/lib/builder/build/fields/read-number.ts';
import { en } from '../../src/lib/i18n/en.ts';
import { i18nFor } from '../../src/lib/i18n/i18n.ts';

const MINUTES = { least: 1, most: 1440, whole: true };

test.each(['-5', '0', 'abc', '1.5', '15 min', '999999999', '1e3', '-', '∞'])(
	'%s is no number of minutes',
	(typed) => expect(readNumber(typed, MINUTES)).toEqual({ is: 'wrong' })
);

test.each([
	['15', 15],
	[' 15 ', 15],
	['1 200', 1200],
	['', undefined]
])('“%s” is taken', (typed, number) => {
	expect(readNumber(typed, MINUTES)).toEqual({ is: 'number', number });
});

test('what has to be there may not be left empty, and numbers without limits may be any', () => {
	expect(readNumber(' ', { ...MINUTES, needed: true })).toEqual({ is: 'wrong' });
	expect(readNumber('−2,5', {})).toEqual({ is: 'number', number: -2.5 });
});

test('limits that nobody comes near are told to whoever is beyond them', () => {
	const i18n = i18nFor('en', en, 'UTC');
	const limits = { least: -1e9, most: 1e9 };
	expect(numberWanted(i18n, limits, 'abc')).toBe('A number, such as 10 or 2.5');
	expect(numberWanted(i18n, limits, '99999999999')).toContain('1,000,000,000');
});

test.each([
	[MINUTES, 'A whole number from 1 to 1,440'],
	[{ least: 0, most: 1000 }, 'A number from 0 to 1,000'],
	[{ least: 1e-9 }, 'A number above 0'],
	[{ least: 0 }, 'A number of at least 0'],
	[{}, 'A number, such as 10 or 2.5']
])('what is wanted is said: %j', (limits, said) => {
	expect(numberWanted(i18nFor('en', en, 'UTC'), limits)).toBe(said);
});
