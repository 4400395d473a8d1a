import { describe, expect, test } from 'vitest';
import { pause, persist } from '../../src/lib/runner/retry.ts';
import type { Outcome } from '../../src/lib/runner/transport.ts';

test.each([
	[1, undefined, 1000],
	[2, undefined, 2000],
	[5, undefined, 16_000],
	[6, undefined, 30_000],
	[60, undefined, 30_000],
	[1, 7, 7000],
	[9, 3, 3000],
	[1, 100_000, 300_000]
])('after try %d, with %s seconds asked for, waits %d ms', (tries, after, milliseconds) => {
	expect(pause(tries, after)).toBe(milliseconds);
});

describe('persistence', () => {
	test('asks until there is an answer, and tells of each trouble', async () => {
		const answers: Outcome<number>[] = [
			{ state: 'again', trouble: 'offline' },
			{ state: 'again', trouble: 'busy', after: 2 },
			{ state: 'done', value: 7 }
		];
		const troubles: string[] = [];
		const waits: number[] = [];
		const outcome = await persist(
			async () => answers.shift() ?? { state: 'failed' },
			(trouble) => troubles.push(trouble),
			async (milliseconds) => void waits.push(milliseconds)
		);
		expect(outcome).toEqual({ state: 'done', value: 7 });
		expect(troubles).toEqual(['offline', 'busy']);
		expect(waits).toEqual([1000, 2000]);
	});

	test('takes no for an answer', async () => {
		const outcome = await persist(
			async () => ({ state: 'reused' }) as const,
			() => undefined,
			async () => undefined
		);
		expect(outcome).toEqual({ state: 'reused' });
	});
});
