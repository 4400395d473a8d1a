import { expect, test } from 'vitest';
import { readWays, writeWays } from '../../../src/lib/builder/edits/ways.ts';

const when = { answer: 'q', is: 'a' };

test.each([
	[undefined],
	['end'],
	[[{ when, to: 'x' }]],
	[[{ when, to: 'x' }, { when: { not: when }, to: 'y' }, { to: 'end' }]]
])('%j is read and written without loss', (next) => {
	expect(writeWays(readWays(next))).toEqual(next);
});

test('a list with nothing but an unconditional jump is that jump', () => {
	expect(writeWays(readWays([{ to: 'x' }]))).toBe('x');
	expect(writeWays(readWays([{ to: 'x' }, { when, to: 'y' }]))).toBe('x');
});
