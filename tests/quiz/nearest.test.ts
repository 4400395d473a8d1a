import { expect, test } from 'vitest';
import { nearest } from '../../src/lib/quiz/nearest.ts';

const KNOWN = ['required', 'options', 'atLeast', 'atMost', 'maxPoints', 'id', 'to', 'is'];

test.each([
	['requird', 'required'],
	['reqiured', 'required'],
	['Required', 'required'],
	['option', 'options'],
	['atleast', 'atLeast'],
	['at_least', 'atLeast'],
	['max-points', 'maxPoints'],
	['idd', 'id'],
	['ot', 'to'],
	['colour', undefined],
	['x', undefined],
	['', undefined],
	['required'.repeat(20), undefined]
])('%s was meant to be %s', (name, meant) => {
	expect(nearest(name, KNOWN)).toBe(meant);
});

test('of two equally near the first is meant', () => {
	expect(nearest('bat', ['cat', 'hat'])).toBe('cat');
});
