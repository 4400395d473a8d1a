import { expect, test } from 'vitest';
import { allowance, setPace } from '../../src/lib/letter/pace.ts';

test.each([
	[{}, null],
	[{ perSecond: 2 }, 2],
	[{ perHour: 1800 }, 0.5],
	[{ perSecond: 2, perHour: 3600 }, 1],
	[{ perSecond: 0.1, perHour: 1_000_000 }, 0.1],
	[{ perDomain: 5 }, null]
])('%o is %o a second', (rate, pace) => expect(setPace(rate)).toBe(pace));

/** When so many leave, each as soon as it may, from 0 ms on. */
function leaving(pace: number, until: number, startsFull = true): number[] {
	const allowed = allowance(pace, 0, startsFull);
	const left: number[] = [];
	for (let now = 0; now < until;) {
		const count = allowed.left(now);
		for (let one = 0; one < count; one += 1) left.push(now);
		allowed.take(now, count);
		now = Math.max(now + 1, allowed.nextAt(now));
	}
	return left;
}

test.each([0.1, 0.5, 1, 2, 3, 7, 20, 33.3, 100, 250, 1000])(
	'at %d a second no second has more, and about as many leave',
	(pace) => {
		const SPAN = pace < 1 ? 60_000 : 5_000;
		const left = leaving(pace, SPAN);
		const most = Math.max(1, Math.ceil(pace));
		let first = 0;
		for (const [at, now] of left.entries()) {
			while ((left[first] ?? now) <= now - 1000) first += 1;
			expect(at - first + 1).toBeLessThanOrEqual(most);
		}
		expect(left.length).toBeGreaterThanOrEqual(Math.floor((pace * SPAN) / 1000) * 0.85);
	}
);

test('the first of one that does not start full waits its turn', () => {
	expect(leaving(2, 1500, false)).toEqual([500, 1000]);
	expect(leaving(2, 1500)).toEqual([0, 500, 1000]);
});

test('a clock that is set back stops nothing for longer than one mail takes', () => {
	const allowed = allowance(1, 10_000, true);
	allowed.take(10_000, 1);
	expect(allowed.left(2_000)).toBe(0);
	expect(allowed.nextAt(2_000)).toBe(3_000);
});
