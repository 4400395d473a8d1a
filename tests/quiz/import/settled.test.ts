import { expect, test } from 'vitest';
import type { Condition } from '../../../src/lib/quiz/condition.ts';
import { settled } from '../../../src/lib/quiz/import/settled.ts';

const a: Condition = { answer: 'a', is: 'x' };
const b: Condition = { answer: 'b', is: 'x' };
const c: Condition = { answer: 'c', is: 'x' };

test.each<[string, Condition, string[], ReturnType<typeof settled>]>([
	['all of it', a, [''], false],
	['the opposite of what never holds', { not: a }, ['not'], true],
	['one of several', { any: [a, b] }, ['any[0]'], b],
	['each of several', { any: [a, b] }, ['any[0]', 'any[1]'], false],
	['what several need', { all: [a, b] }, ['all[1]'], false],
	[
		'what stands behind one that is gone',
		{ any: [a, { any: [b, c] }] },
		['any[0]', 'any[1].any[0]'],
		c
	],
	[
		'what moves inside a list as its neighbour goes',
		{ any: [{ any: [a, { any: [b, c] }] }, a] },
		['any[0].any[0]', 'any[0].any[1].any[1]'],
		{ any: [b, a] }
	],
	[
		'more than ten',
		{ any: [a, a, b, a, a, a, a, a, a, a, a, c] },
		[0, 1, 3, 4, 5, 6, 7, 8, 9, 10, 11].map((at) => `any[${at}]`),
		b
	],
	['not answered', { answer: 'a', answered: false }, [''], true]
])('leaves out %s', (_, condition, paths, left) => {
	expect(settled(condition, paths)).toEqual(left);
	expect(settled(condition, paths.toReversed())).toEqual(left);
});
