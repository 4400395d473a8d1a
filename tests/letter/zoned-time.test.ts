import { expect, test } from 'vitest';
import { momentIn, shownIn } from '../../src/lib/letter/zoned-time.ts';

const utc = (text: string) => Date.parse(`${text}:00Z`);

test.each([
	['UTC', '2026-03-01T09:30', '2026-03-01T09:30'],
	['Europe/Moscow', '2026-03-01T09:30', '2026-03-01T06:30'],
	['Asia/Kolkata', '2026-03-01T00:10', '2026-02-28T18:40'],
	['America/St_Johns', '2026-12-31T23:59', '2027-01-01T03:29'],
	// The day before the clock goes forward, and that day.
	['Europe/Berlin', '2026-03-28T12:00', '2026-03-28T11:00'],
	['Europe/Berlin', '2026-03-29T01:59', '2026-03-29T00:59'],
	['Europe/Berlin', '2026-03-29T03:00', '2026-03-29T01:00'],
	['Europe/Berlin', '2026-10-25T12:00', '2026-10-25T11:00'],
	['America/New_York', '2026-03-08T03:00', '2026-03-08T07:00'],
	['America/New_York', '2026-11-01T03:00', '2026-11-01T08:00']
])('a clock in %s that shows %s shows it at %s UTC', (zone, shown, moment) => {
	expect(momentIn(zone, shown)).toBe(utc(moment));
	expect(shownIn(zone, utc(moment))).toBe(shown);
});

test('a time that a clock skips or shows twice is one within the hour', () => {
	const skipped = momentIn('Europe/Berlin', '2026-03-29T02:30') ?? 0;
	expect(Math.abs(skipped - utc('2026-03-29T01:00'))).toBeLessThanOrEqual(30 * 60_000);
	const twice = momentIn('Europe/Berlin', '2026-10-25T02:30') ?? 0;
	expect(shownIn('Europe/Berlin', twice)).toBe('2026-10-25T02:30');
});

test.each(['', 'tomorrow', '2026-03-01', '2026-13-01T09:30', '2026-03-01T25:00', '2026-3-1T9:30'])(
	'%o is no time',
	(text) => expect(momentIn('UTC', text)).toBeNull()
);
