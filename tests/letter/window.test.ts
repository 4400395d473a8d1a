import { describe, expect, test } from 'vitest';
import { endsAt, isOpen, isZone, opensAt, type SendWindow } from '../../src/lib/letter/window.ts';

const HOUR = 3_600_000;
const utc = (text: string) => Date.parse(`${text}:00Z`);
const window = (change: Partial<SendWindow> = {}): SendWindow => ({
	...{ from: 9 * 60, to: 18 * 60, days: [1, 2, 3, 4, 5], zone: 'UTC' },
	...change
});
const NIGHT = window({ from: 22 * 60, to: 2 * 60, days: [5] });

// 2026-11-27 is a Friday.
test.each<[string, SendWindow, string, boolean]>([
	['at its first minute', window(), '2026-11-27T09:00', true],
	['in its last minute', window(), '2026-11-27T17:59', true],
	['at its end', window(), '2026-11-27T18:00', false],
	['before it', window(), '2026-11-27T08:59', false],
	['on another day', window(), '2026-11-28T12:00', false],
	['where the day is another', window({ zone: 'Pacific/Auckland' }), '2026-11-26T20:30', true],
	['where the weekend has begun', window({ zone: 'Pacific/Auckland' }), '2026-11-27T20:30', false],
	['over midnight, before it', NIGHT, '2026-11-27T23:00', true],
	['over midnight, behind it', NIGHT, '2026-11-28T01:59', true],
	['over midnight, at the end', NIGHT, '2026-11-28T02:00', false],
	['over midnight of the day before', NIGHT, '2026-11-27T01:00', false],
	['all day where it ends as it begins', window({ from: 0, to: 0 }), '2026-11-27T00:00', true],
	['until midnight', window({ to: 1440 }), '2026-11-27T23:59', true]
])('%s', (_, of, at, expected) => expect(isOpen(of, utc(at))).toBe(expected));

describe('it opens', () => {
	test.each<[string, SendWindow, string, string]>([
		['at once while it is open', window(), '2026-11-27T10:07', '2026-11-27T10:07'],
		['the same day', window(), '2026-11-27T07:13', '2026-11-27T09:00'],
		['after the weekend', window(), '2026-11-27T18:00', '2026-11-30T09:00'],
		['in a week', window({ days: [5] }), '2026-11-27T18:00', '2026-12-04T09:00'],
		['for a minute', window({ from: 601, to: 602 }), '2026-11-27T09:00', '2026-11-27T10:01'],
		// In Berlin the clock goes forward on 2026-03-29 and back on 2026-10-25.
		[
			'by the clock of that place, before it goes forward',
			window({ zone: 'Europe/Berlin' }),
			'2026-03-27T20:00',
			'2026-03-30T07:00'
		],
		[
			'by the clock of that place, after it went back',
			window({ zone: 'Europe/Berlin' }),
			'2026-10-23T20:00',
			'2026-10-26T08:00'
		]
	])('%s', (_, of, now, at) => expect(opensAt(of, utc(now))).toBe(utc(at)));
});

test.each(['Europe/Berlin', 'Australia/Lord_Howe', 'America/St_Johns', 'Africa/Casablanca'])(
	'it opens at the very minute, through a year in %s',
	(zone) => {
		const MINUTE = 60_000;
		const night = window({ from: 23 * 60 + 7, to: 2 * 60 + 31, days: [6, 7], zone });
		for (let at = utc('2026-01-01T00:00'); at < utc('2027-01-01T00:00'); at += 41 * HOUR) {
			const opens = opensAt(night, at);
			expect(isOpen(night, opens)).toBe(true);
			if (opens === at) continue;
			expect(isOpen(night, opens - MINUTE)).toBe(false);
			for (let before = at; before < opens; before += 97 * MINUTE)
				expect(isOpen(night, before)).toBe(false);
		}
	}
);

describe('sending is over', () => {
	test.each<[string, SendWindow | undefined, string, number, string]>([
		['after as long as it takes', undefined, '2026-11-27T10:00', 30, '2026-11-28T16:00'],
		['within the day', window(), '2026-11-27T10:00', 8, '2026-11-27T18:00'],
		['on the next day that it opens', window(), '2026-11-27T10:00', 9, '2026-11-30T10:00'],
		['after two nights', window(), '2026-11-24T17:00', 11, '2026-11-26T10:00']
	])('%s', (_, of, now, hours, at) => expect(endsAt(of, utc(now), hours * HOUR)).toBe(utc(at)));

	test('nobody knows when, where it takes more than a year', () => {
		expect(endsAt(window({ to: 9 * 60 + 1 }), utc('2026-11-27T10:00'), 100 * HOUR)).toBeNull();
	});
});

test.each([
	['Europe/Moscow', true],
	['UTC', true],
	['Mars/Olympus', false],
	['', false]
])('%o is a zone: %o', (zone, expected) => expect(isZone(zone)).toBe(expected));
