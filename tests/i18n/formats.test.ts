import { describe, expect, test } from 'vitest';
import { formatsFor, knownZone } from '../../src/lib/i18n/formats.ts';

const spaces = (text: string) => text.replace(/\s/g, ' ');
const noon = Date.UTC(2019, 4, 9, 22, 30);

describe('dates', () => {
	test('are those of the reader’s clock and language', () => {
		expect(spaces(formatsFor('en', 'UTC').dateTime(noon))).toBe('May 9, 2019, 10:30 PM');
		expect(spaces(formatsFor('ru', 'Europe/Moscow').dateTime(noon))).toBe('10 мая 2019 г., 01:30');
	});

	test('told exactly name their zone', () => {
		const told = formatsFor('en', 'Asia/Vladivostok').zonedTime(noon);
		expect(spaces(told)).toBe('May 10, 2019, 08:30:00 AM GMT+10');
	});

	test('leave out the year where it is this one', () => {
		const now = Date.now();
		expect(formatsFor('en', 'UTC').dateTime(now)).not.toContain(
			String(new Date(now).getFullYear())
		);
	});

	test('a day without a clock is the same everywhere', () => {
		expect(formatsFor('en', 'America/Los_Angeles').day('2026-03-01')).toBe('Mar 1, 2026');
	});
});

test('a negative number has a true minus', () => {
	expect(formatsFor('en', 'UTC').number(-1.5)).toBe('−1.5');
	expect(formatsFor('ru', 'UTC').percent(-5)).toBe('−5\u00a0%');
});

test('numbers are written as people here write them', () => {
	expect(formatsFor('en', 'UTC').number(12345.678)).toBe('12,345.68');
	expect(spaces(formatsFor('ru', 'UTC').number(12345.678))).toBe('12 345,68');
	expect(spaces(formatsFor('ru', 'UTC').percent(62.5))).toBe('62,5 %');
	expect(formatsFor('ru', 'UTC').number(-1)).toBe('−1');
	expect(formatsFor('en', 'UTC').percent(-1)).toBe('−1%');
});

test('a language is written small in a sentence and large at its beginning', () => {
	const { languageName, languageTitle } = formatsFor('ru', 'UTC');
	expect([languageName('en'), languageTitle('en')]).toEqual(['английский', 'Английский']);
});

test.each([
	['Europe/Moscow', 'Europe/Moscow'],
	['Mars/Olympus', 'UTC'],
	['', 'UTC'],
	[undefined, 'UTC']
])('a time zone from outside: %s', (given, known) => {
	expect(knownZone(given)).toBe(known);
});
