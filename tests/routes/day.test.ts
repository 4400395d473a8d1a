import { expect, test } from 'vitest';
import { dayStart } from '../../src/routes/(app)/day.ts';

const iso = (moment: number | undefined) => moment && new Date(moment).toISOString();

test.each([
	['2026-03-01', 'UTC', '2026-03-01T00:00:00.000Z'],
	['2026-03-01', 'Europe/Moscow', '2026-02-28T21:00:00.000Z'],
	['2026-07-01', 'America/New_York', '2026-07-01T04:00:00.000Z'],
	['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00.000Z'],
	['2026-03-30', 'Europe/Berlin', '2026-03-29T22:00:00.000Z'],
	['2026-10-26', 'Europe/Berlin', '2026-10-25T23:00:00.000Z']
])('%s begins in %s at %s', (day, zone, moment) => {
	expect(iso(dayStart(day, zone))).toBe(moment);
});

test('the end of a day is the beginning of the next', () => {
	expect(dayStart('2026-02-28', 'UTC', 1)).toBe(dayStart('2026-03-01', 'UTC'));
	expect(dayStart('2026-12-31', 'Europe/Moscow', 1)).toBe(dayStart('2027-01-01', 'Europe/Moscow'));
});

test.each(['', 'yesterday', '2026-3-1', '2026-03-01T10:00'])('%j is no day', (text) => {
	expect(dayStart(text, 'UTC')).toBeUndefined();
});
