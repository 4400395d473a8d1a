import { describe, expect, test } from 'vitest';
import { timeSortedIds } from '../../src/lib/server/ids.ts';
import { systemRandom, type Random } from '../../src/lib/server/random.ts';
import { fakeClock } from '../support/fake-clock.ts';

const allBytes = (byte: number): Random => ({
	...systemRandom,
	bytes: (count) => Buffer.alloc(count, byte)
});

describe('ids', () => {
	test('are a prefix, ten digits of time and sixteen of chance', () => {
		const ids = timeSortedIds(fakeClock(1_469_918_176_385), allBytes(0));
		expect(ids.next('lead')).toBe('lead_01aryz6s410000000000000000');
	});

	test('rise inside one millisecond, and carry over', () => {
		const ids = timeSortedIds(fakeClock(), allBytes(30));
		const made = Array.from({ length: 2000 }, () => ids.next('lead'));
		expect(made).toEqual([...new Set(made)].sort());
	});

	test('start again after the last one of a millisecond, still different', () => {
		const ids = timeSortedIds(fakeClock(0), allBytes(31));
		expect(ids.next('a')).toBe(`a_0000000000${'z'.repeat(16)}`);
		expect(ids.next('a')).toBe(`a_0000000000${'0'.repeat(16)}`);
	});

	test('never fall when the clock is set back', () => {
		const clock = fakeClock(10_000);
		const ids = timeSortedIds(clock, systemRandom);
		const before = ids.next('lead');
		clock.set(5_000);
		const after = ids.next('lead');
		clock.set(20_000);
		expect([before, after, ids.next('lead')].sort()).toEqual([
			before,
			after,
			expect.stringMatching(/^lead_/)
		]);
		expect(after > before).toBe(true);
	});
});
