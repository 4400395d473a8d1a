import { describe, expect, test } from 'vitest';
import { addDays, dayNumber, daysBetween } from '../../src/lib/quiz/day.ts';
import { daysOnEarth, onDay } from '../../src/lib/quiz/on-day.ts';
import { aQuiz } from '../support/a-quiz.ts';

describe('a day', () => {
	test.each([
		['1970-01-01', 0],
		['2024-02-29', 19782],
		['0001-01-01', -719162],
		['9999-12-31', 2932896]
	])('%s is number %i', (day, number) => {
		expect(dayNumber(day)).toBe(number);
		expect(addDays('1970-01-01', number)).toBe(day);
	});

	test.each([
		'2026-02-30',
		'2025-02-29',
		'2026-13-01',
		'2026-00-10',
		'2026-01-00',
		'0000-01-01',
		'10000-01-01',
		'+010000-01-01',
		'-000001-01-01',
		'2026-1-1',
		'2026-01-01T00:00',
		'01.12.2026',
		'',
		'٢٠٢٦-٠١-٠١'
	])('is not "%s"', (text) => {
		expect(dayNumber(text)).toBeNaN();
	});

	test('is counted over the ends of months, leap years and summer time', () => {
		expect(addDays('2026-11-25', 17)).toBe('2026-12-12');
		expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
		expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
		expect(daysBetween('2026-11-25', '2026-11-20')).toBe(-5);
	});
});

test('it is today, tomorrow or yesterday somewhere on Earth', () => {
	const days = ['2026-11-25', '2026-11-26', '2026-11-24'];
	expect(daysOnEarth(Date.UTC(2026, 10, 25))).toEqual(days);
	expect(daysOnEarth(Date.UTC(2026, 10, 25, 23, 59))).toEqual(days);
});

test('a quiz on a day is the same object each time, and the quiz itself stays without one', () => {
	const quiz = aQuiz();
	const dated = onDay(quiz, '2026-11-25');
	expect(onDay(quiz, '2026-11-25')).toBe(dated);
	expect(dated.today).toBe('2026-11-25');
	expect(onDay(quiz, '2026-11-26').today).toBe('2026-11-26');
	expect(quiz.today).toBeUndefined();
});
