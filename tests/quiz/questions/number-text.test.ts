import { expect, test } from 'vitest';
import { numberLabel, numberText } from '../../../src/lib/quiz/questions/number-text.ts';

const area = { en: 'sq m', ru: 'м²' };

test.each([
	[1985, 'en', undefined, '1985'],
	[12_000, 'en', undefined, '12,000'],
	[12_000, 'ru', undefined, '12\u00a0000'],
	[0.25, 'ru', undefined, '0,25'],
	[-1, 'en', undefined, '−1'],
	[-0.5, 'ru', area, '−0,5\u00a0м²'],
	[40, 'ru', area, '40\u00a0м²'],
	[40, 'en', '€', '40\u00a0€'],
	[40, 'no such language', undefined, '40']
])('%d in %s with unit %j is “%s”', (value, locale, unit, text) => {
	expect(numberText(value, locale, unit)).toBe(text);
});

test('a label speaks both languages of the house and those of the unit', () => {
	expect(numberLabel(1.5, { ru: 'м', de: 'Meter' })).toEqual({
		en: '1.5\u00a0м',
		ru: '1,5\u00a0м',
		de: '1,5\u00a0Meter'
	});
});
