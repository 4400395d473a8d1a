import { describe, expect, test } from 'vitest';
import { expectNobodyMissing, expectOutcome, type Respondent } from './respondent.ts';
import { respond } from './template.ts';

interface Renovator extends Respondent {
	price: { value: number; low: number; high: number };
}

const byPhone = { phone: '+7 916 123-45-67', consents: ['processing'] };

const respondents: Renovator[] = [
	{
		who: 'a flat of 54 m² from bare concrete, starting within a month, phone given',
		answers: {
			property: 'new_build',
			keys: 'yes',
			state: 'shell',
			area: 54,
			rooms: 'two',
			scope_new: 'major',
			style: 'modern',
			place: 'moscow',
			start: 'month',
			contact: byPhone
		},
		segment: 'hot',
		temperature: 'hot',
		percent: 87.5,
		result: 'measure',
		steps: 10,
		price: { value: 3_260_000, low: 2_770_000, high: 3_750_000 }
	},
	{
		who: 'a flat in a house that is still being built, however soon it shall start',
		answers: {
			property: 'new_build',
			keys: 'later',
			state: 'shell',
			area: 54,
			rooms: 'two',
			scope_new: 'major',
			style: 'modern',
			place: 'moscow',
			start: 'month',
			contact: byPhone
		},
		segment: 'warm',
		temperature: 'warm',
		percent: 70.8,
		result: 'examples',
		steps: 10,
		price: { value: 3_260_000, low: 2_770_000, high: 3_750_000 }
	},
	{
		who: 'an office near the ring road, asked neither for rooms nor for style',
		answers: {
			property: 'office',
			state: 'white_box',
			area: 180,
			scope_new: 'designer',
			place: 'near',
			start: 'quarter',
			contact: byPhone
		},
		segment: 'hot',
		temperature: 'hot',
		percent: 85,
		result: 'measure',
		steps: 7,
		price: { value: 8_190_000, low: 6_960_000, high: 9_420_000 }
	},
	{
		who: 'an old flat to be renewed at once, but no phone left',
		answers: {
			property: 'resale',
			state: 'old',
			area: 75,
			rooms: 'three',
			scope_old: 'major',
			style: 'classic',
			place: 'moscow',
			start: 'month'
		},
		segment: 'warm',
		temperature: 'warm',
		percent: 90,
		result: 'examples',
		steps: 9,
		price: { value: 6_280_000, low: 5_340_000, high: 7_220_000 }
	},
	{
		who: 'a flat to freshen up some day, at the lower threshold',
		answers: {
			property: 'resale',
			state: 'lived_in',
			area: 42,
			rooms: 'one',
			scope_old: 'cosmetic',
			place: 'moscow',
			start: 'later',
			contact: byPhone
		},
		segment: 'warm',
		temperature: 'warm',
		percent: 30,
		borderline: true,
		result: 'examples',
		steps: 8,
		price: { value: 1_160_000, low: 990_000, high: 1_330_000 }
	},
	{
		who: 'somebody who only finds out the price of a studio',
		answers: {
			property: 'resale',
			state: 'old',
			area: 30,
			rooms: 'studio',
			scope_old: 'cosmetic',
			place: 'moscow',
			start: 'looking'
		},
		segment: 'cold',
		temperature: 'cold',
		percent: 10,
		result: 'price',
		steps: 8,
		price: { value: 1_010_000, low: 860_000, high: 1_160_000 }
	},
	{
		who: 'a house in another region, which sees the price and is asked nothing more',
		answers: {
			property: 'house',
			state: 'shell',
			area: 140,
			rooms: 'four',
			scope_new: 'major',
			style: 'loft',
			place: 'elsewhere'
		},
		segment: 'cold',
		temperature: 'cold',
		percent: 90,
		result: 'price',
		steps: 7,
		price: { value: 9_450_000, low: 8_030_000, high: 10_870_000 }
	}
];

describe('the renovation quiz', () => {
	test.each(respondents)('$who: $segment', (respondent) => {
		expectOutcome('renovation', respondent);
	});

	test('every segment and result screen is somebody’s', () => {
		expectNobodyMissing('renovation', respondents);
	});

	test.each(respondents)('$who: the price', ({ answers, price }) => {
		const amount = respond('renovation', answers).score.dimensions['price']?.amount;
		expect(amount).toEqual({ ...price, currency: 'RUB' });
	});

	test.each(respondents)(
		'$who: between 25 and 110 thousand roubles per m²',
		({ answers, price }) => {
			const perMetre = price.value / Number(answers['area']);
			expect(perMetre).toBeGreaterThan(25_000);
			expect(perMetre).toBeLessThan(110_000);
		}
	);
});
