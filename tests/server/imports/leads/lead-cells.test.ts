import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import {
	readAmount,
	readCurrency,
	readDay
} from '../../../../src/lib/server/services/imports/leads/lead-cells.ts';

const NOW = Date.UTC(2026, 5, 1);

describe('a day', () => {
	test.each([
		['2024-01-31', Date.UTC(2024, 0, 31, 12)],
		['31.01.2024', Date.UTC(2024, 0, 31, 12)],
		['31/01/2024', Date.UTC(2024, 0, 31, 12)],
		['01/31/2024', Date.UTC(2024, 0, 31, 12)],
		['05/05/2024', Date.UTC(2024, 4, 5, 12)],
		['2024-01-31T10:30:00Z', Date.UTC(2024, 0, 31, 10, 30)],
		['2024-01-31 10:30', Date.UTC(2024, 0, 31, 10, 30)],
		['2024-01-31T10:30:00.000+03:00', Date.UTC(2024, 0, 31, 7, 30)],
		['31.01.2024 10:30', Date.UTC(2024, 0, 31, 10, 30)]
	])('%s', (typed, at) => {
		expect(readDay(typed, NOW)).toBe(at);
	});

	test.each([
		...['', 'yesterday', '2024-02-30', '31.02.2024', '2024-13-01', '03/04/2024', '45321'],
		...['2026-06-05', '1969-01-01', '2024-01-31 25:00', '2024-01-31T10:61']
	])('is none: %s', (typed) => {
		expect(readDay(typed, NOW)).toBe(null);
	});

	test('as it is written is read back, and is never one to come', () => {
		const days = fc.date({ min: new Date('1971-01-01'), max: new Date(NOW), noInvalidDate: true });
		fc.assert(
			fc.property(days, (day) => {
				const iso = day.toISOString();
				expect(readDay(iso, NOW)).toBe(Math.floor(day.getTime() / 1000) * 1000);
				const [year, month, date] = iso.slice(0, 10).split('-');
				expect(readDay(`${date}.${month}.${year}`, NOW)).toBe(readDay(iso.slice(0, 10), NOW));
			})
		);
	});
});

describe('an amount', () => {
	test.each([
		['1234.5', 1234.5],
		['1 234,50', 1234.5],
		['1\u00a0234,50 ₽', 1234.5],
		['1,234.50', 1234.5],
		['1.234,50', 1234.5],
		['1,234', 1234],
		['1.234.567', 1_234_567],
		['$99', 99],
		['12 000 руб.', 12_000],
		['0', 0]
	])('%s', (typed, value) => {
		expect(readAmount(typed)).toBe(value);
	});

	test.each(['', '-5', 'much', '1e3', '12-14', '10000000000000'])('is none: %s', (typed) => {
		expect(readAmount(typed)).toBe(null);
	});
});

test('a currency is a code, or as people write it', () => {
	expect(['rub', '₽', 'руб.', 'EUR', '$'].map(readCurrency)).toEqual([
		...['RUB', 'RUB', 'RUB', 'EUR', 'USD']
	]);
	expect(['', 'рублик', 'EURO'].map(readCurrency)).toEqual([null, null, null]);
});
