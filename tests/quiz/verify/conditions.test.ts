import { describe, expect, test } from 'vitest';
import type { Condition } from '../../../src/lib/quiz/condition.ts';
import { aFile, choice, found, scale, segment, withRule } from '../../support/a-small-quiz-file.ts';

describe('conditions that can never hold', () => {
	test.each<[string, Condition]>([
		[
			'two of one',
			{
				all: [
					{ answer: 'one', is: 'a' },
					{ answer: 'one', is: 'b' }
				]
			}
		],
		[
			'one and not it',
			{
				all: [
					{ answer: 'one', is: 'a' },
					{ answer: 'one', noneOf: ['a', 'b'] }
				]
			}
		],
		[
			'one and not it, by not',
			{ all: [{ answer: 'one', is: 'a' }, { not: { answer: 'one', is: 'a' } }] }
		],
		[
			'neither, but answered',
			{
				all: [
					{ answer: 'one', noneOf: ['a', 'b'] },
					{ answer: 'one', answered: true }
				]
			}
		],
		[
			'an answer and none',
			{
				all: [
					{ answer: 'one', is: 'a' },
					{ answer: 'one', answered: false }
				]
			}
		],
		[
			'lists without a common one',
			{
				all: [
					{ answer: 'one', anyOf: ['a'] },
					{ answer: 'one', anyOf: ['b'] }
				]
			}
		],
		[
			'both and not one of them',
			{
				all: [
					{ answer: 'many', allOf: ['x', 'y'] },
					{ answer: 'many', noneOf: ['y'] }
				]
			}
		],
		[
			'yes and no',
			{
				all: [
					{ answer: 'sure', is: true },
					{ answer: 'sure', is: false }
				]
			}
		],
		[
			'apart ranges',
			{
				all: [
					{ answer: 'two', atLeast: 7 },
					{ answer: 'two', below: 5 }
				]
			}
		],
		['an empty range', { answer: 'two', over: 5, below: 5 }],
		[
			'no whole number between',
			{
				all: [
					{ answer: 'two', over: 5 },
					{ answer: 'two', below: 6 }
				]
			}
		],
		['beyond one end', { answer: 'two', atLeast: 11 }],
		['beyond the other end', { answer: 'two', below: 0 }],
		['off the steps', { answer: 'two', equals: 2.5 }],
		[
			'two sources',
			{
				all: [
					{ hidden: 'source', is: 'ads' },
					{ hidden: 'source', is: 'mail' }
				]
			}
		],
		[
			'a source that is not there',
			{
				all: [
					{ hidden: 'source', is: 'ads' },
					{ hidden: 'source', present: false }
				]
			}
		],
		['a total beyond any', { total: true, atLeast: 11 }],
		['a total below any', { total: true, below: 0 }],
		['more than everything', { total: true, unit: 'percent', over: 100 }],
		[
			'high and low',
			{
				all: [
					{ total: true, atLeast: 8 },
					{ total: true, below: 3 }
				]
			}
		],
		[
			'nothing that is possible',
			{
				any: [
					{ answer: 'two', over: 10 },
					{
						all: [
							{ answer: 'one', is: 'a' },
							{ answer: 'one', is: 'b' }
						]
					}
				]
			}
		],
		[
			'not what always holds',
			{
				not: {
					any: [
						{ answer: 'one', is: 'a' },
						{ answer: 'one', noneOf: ['a'] }
					]
				}
			}
		],
		[
			'two on the first place',
			{
				all: [
					{ answer: 'order', top: 1, is: 'x' },
					{ answer: 'order', top: 1, is: 'y' }
				]
			}
		],
		['more on the first places than there are', { answer: 'order', allOf: ['x', 'y', 'z'] }],
		[
			'first, but not among the ranked',
			{
				all: [
					{ answer: 'order', top: 1, is: 'x' },
					{ answer: 'order', noneOf: ['x'] }
				]
			}
		],
		[
			'nobody on the first place of an order',
			{
				all: [
					{ answer: 'order', top: 1, noneOf: ['x', 'y', 'z'] },
					{ answer: 'order', answered: true }
				]
			}
		],
		[
			'all others behind, and this one too',
			{
				all: [
					{ answer: 'order', noneOf: ['x', 'y'] },
					{ answer: 'order', answered: true }
				]
			}
		],
		[
			'lists without a common first',
			{
				all: [
					{ answer: 'order', top: 1, anyOf: ['x', 'y'] },
					{ answer: 'order', top: 1, anyOf: ['z'] }
				]
			}
		],
		[
			'two columns of a row',
			{
				all: [
					{ answer: 'grid', row: 'p', is: 'bad' },
					{ answer: 'grid', row: 'p', is: 'good' }
				]
			}
		],
		[
			'a row of a table that was left',
			{
				all: [
					{ answer: 'grid', row: 'q', is: 'bad' },
					{ answer: 'grid', answered: false }
				]
			}
		],
		[
			'a row without another that it needs',
			{
				all: [
					{ answer: 'grid', row: 'q', is: 'bad' },
					{ answer: 'grid', row: 'p', answered: false }
				]
			}
		],
		[
			'a table of nothing but empty rows',
			{
				all: [
					{ answer: 'grid', answered: true },
					{ answer: 'grid', row: 'p', answered: false },
					{ answer: 'grid', row: 'q', answered: false }
				]
			}
		],
		[
			'neither column of a row that is answered',
			{
				all: [
					{ answer: 'grid', row: 'q', noneOf: ['bad', 'good'] },
					{ answer: 'grid', row: 'q', answered: true }
				]
			}
		],
		[
			'two choices against one',
			{
				all: [
					{
						any: [
							{ answer: 'one', is: 'a' },
							{ answer: 'two', over: 5 }
						]
					},
					{ answer: 'one', is: 'b' },
					{ answer: 'two', atMost: 5 }
				]
			}
		]
	])('%s', (_name, when) => {
		const problems = found(withRule(when));
		expect(problems.length).toBeGreaterThan(0);
		expect(problems[0]).toMatch(/^(never_holds|out_of_range|score_out_of_range) steps\[8\]\.when/);
	});
});

describe('conditions that can hold are left alone', () => {
	test.each<[string, Condition]>([
		['one of two', { answer: 'one', anyOf: ['a', 'b'] }],
		[
			'both of several',
			{
				all: [
					{ answer: 'many', is: 'x' },
					{ answer: 'many', is: 'y' }
				]
			}
		],
		['unanswered', { answer: 'many', answered: false }],
		['none of all, where nothing is', { answer: 'one', noneOf: ['a', 'b'] }],
		[
			'the ends of a scale',
			{
				any: [
					{ answer: 'two', equals: 0 },
					{ answer: 'two', atLeast: 10 }
				]
			}
		],
		['a whole number between', { answer: 'two', over: 4, below: 6 }],
		['words', { answer: 'word', contains: 'yes' }],
		['the greatest total', { total: true, atLeast: 10 }],
		['everything', { total: true, unit: 'percent', atLeast: 100 }],
		['the strongest', { highest: 'score' }],
		['nothing strong', { not: { highest: 'score' } }],
		['a source', { hidden: 'source', contains: 'ad', present: true }],
		[
			'not what may be',
			{
				not: {
					all: [
						{ answer: 'one', is: 'a' },
						{ answer: 'two', over: 5 }
					]
				}
			}
		],
		['one of the first', { answer: 'order', top: 1, anyOf: ['x', 'z'] }],
		[
			'second, not first',
			{
				all: [
					{ answer: 'order', top: 2, is: 'x' },
					{ answer: 'order', top: 1, noneOf: ['x'] }
				]
			}
		],
		['two that are ranked', { answer: 'order', allOf: ['x', 'z'] }],
		['no order at all', { answer: 'order', noneOf: ['x', 'y', 'z'] }],
		[
			'different columns of different rows',
			{
				all: [
					{ answer: 'grid', row: 'p', is: 'bad' },
					{ answer: 'grid', row: 'q', is: 'good' }
				]
			}
		],
		[
			'a row that may be left empty',
			{
				all: [
					{ answer: 'grid', answered: true },
					{ answer: 'grid', row: 'q', answered: false }
				]
			}
		],
		['not this column, or none', { not: { answer: 'grid', row: 'q', is: 'bad' } }],
		[
			'a way out of a choice',
			{
				all: [
					{
						any: [
							{ answer: 'one', is: 'a' },
							{ answer: 'two', over: 5 }
						]
					},
					{ answer: 'one', is: 'b' }
				]
			}
		]
	])('%s', (_name, when) => {
		expect(found(withRule(when))).toEqual([]);
	});
});

describe('questions that do not fit the answer', () => {
	test.each<[Condition, string]>([
		[{ answer: 'one', atLeast: 3 }, 'when.atLeast'],
		[{ answer: 'one', is: true }, 'when.is'],
		[{ answer: 'one', allOf: ['a'] }, 'when.allOf'],
		[{ answer: 'one', contains: 'a' }, 'when.contains'],
		[{ answer: 'two', is: 'a' }, 'when.is'],
		[{ answer: 'two', contains: '5' }, 'when.contains'],
		[{ answer: 'sure', is: 'yes' }, 'when.is'],
		[{ answer: 'sure', anyOf: ['yes'] }, 'when.anyOf'],
		[{ answer: 'word', is: 'yes' }, 'when.is'],
		[{ answer: 'word', over: 3 }, 'when.over']
	])('%j', (when, path) => {
		expect(found(withRule(when))).toEqual([`wrong_operator steps[8].${path}`]);
	});
});

test('a rule on the way is held against the score so far, a gate against the whole', () => {
	const file = (when: Condition) =>
		aFile({
			steps: [choice('one'), scale('two', { when }), choice('three')],
			segments: [segment('hot', { when }), segment('rest')],
			results: [{ id: 'end', title: 'End' }]
		});
	expect(found(file({ total: true, atLeast: 10 }))).toEqual([]);
	expect(found(file({ total: true, atLeast: 15 }))).toEqual(['score_out_of_range steps[1].when']);
	expect(found(file({ total: true, atLeast: 21 }))).toEqual([
		'score_out_of_range segments[0].when',
		'score_out_of_range steps[1].when'
	]);
});
