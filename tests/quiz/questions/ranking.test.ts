import { describe, expect, test } from 'vitest';
import { checkAnswer } from '../../../src/lib/quiz/check.ts';
import type { Weigh } from '../../../src/lib/quiz/questions/kind.ts';
import { ranking } from '../../../src/lib/quiz/questions/ranking.ts';
import { aStep } from '../../support/a-step.ts';

const option = (id: string, points?: number) => ({
	id,
	text: id.toUpperCase(),
	...(points !== undefined && { points }),
	tags: [`is-${id}`]
});
const step = aStep('ranking', {
	options: [option('a', 10), option('b', 4), option('c'), option('d', -2)]
});
const weigh: Weigh = (points) => (typeof points === 'number' ? points : 0);

/** The codes of what is wrong, each with what it names. */
function wrong(raw: unknown, of = step): string[] {
	const checked = checkAnswer(of, raw, { consents: [] });
	if (checked.ok) throw new Error('It was taken.');
	return checked.problems.map(({ code, params = {} }) =>
		[code, ...Object.values(params)].join(' ')
	);
}

describe('an order', () => {
	test.each<[string, unknown, string[]]>([
		['that is none', 'a', ['wrong_type']],
		['of a list within it', [['a'], 'b', 'c', 'd'], ['wrong_type']],
		['of an empty list within it', [[], 'b', 'c', 'd'], ['wrong_type']],
		['of other things than ids', ['a', 2, 'c', 'd'], ['wrong_type']],
		['that is too short', ['a', 'b'], ['too_few_ranked 4']],
		['that is too long', ['a', 'b', 'c', 'd', 'a'], ['duplicate_option A', 'too_many_ranked 4']],
		['with an id twice', ['a', 'b', 'a', 'd'], ['duplicate_option A']],
		['with unknown ids', ['x', 'b', 'c', 'y'], ['unknown_option x', 'unknown_option y']],
		[
			'with all of that at once',
			['a', 'a', 'x'],
			['duplicate_option A', 'unknown_option x', 'too_few_ranked 4']
		],
		['with a place taken twice', [['a', 'b'], 'c', 'd'], ['place_twice 1']],
		['with an open place', ['a', null, 'c', 'd'], ['too_few_ranked 4']],
		['that goes on and on', Array.from({ length: 100_000 }, () => 'a'), ['too_many_ranked 4']]
	])('%s is refused for what it is', (_, raw, problems) => {
		const found = wrong(raw);
		expect(found.slice(0, 3)).toEqual(expect.arrayContaining(problems.slice(0, 1)));
		if (!(Array.isArray(raw) && raw.length > 100)) expect(found).toEqual(problems);
	});

	test('of the first few only is as long as there are places', () => {
		const top = { ...step, top: 2 };
		expect(checkAnswer(top, ['d', 'a'], { consents: [] })).toEqual({
			ok: true,
			answer: ['d', 'a']
		});
		expect(wrong(['d', 'a', 'b'], top)).toEqual(['too_many_ranked 2']);
		expect(wrong(['d'], top)).toEqual(['too_few_ranked 2']);
	});

	test('is said with its places', () => {
		expect(ranking.describe(step, ['b', 'a', 'd', 'c'], 'en')).toBe('1. B, 2. A, 3. D, 4. C');
	});
});

describe('the score of an order', () => {
	const scored = (weights: number[] | undefined, answer: string[]) =>
		ranking.score({ ...step, weights }, answer).map(({ label, points }) => [label, points]);

	test('is that of its first place, unless there are weights', () => {
		expect(scored(undefined, ['b', 'a', 'c', 'd'])).toEqual([['1. B', 4]]);
		expect(scored([1, 0.5, 0], ['b', 'a', 'd', 'c'])).toEqual([
			['1. B', 4],
			['2. A', 5]
		]);
	});

	test('brings the tags of what counts', () => {
		expect(ranking.tags?.({ ...step, weights: [1, 0, 1] }, ['b', 'a', 'd', 'c'])).toEqual([
			'is-b',
			'is-d'
		]);
	});

	test.each<[number[] | undefined, number | undefined]>([
		[undefined, undefined],
		[[0, 1], undefined],
		[[1, 0.5, 0.25], undefined],
		[[2, 1, 1], 2],
		[[1, 1, 1, 1, 1], 3]
	])('has bounds that are those of all orders, with weights %j and top %j', (weights, top) => {
		const weighted = { ...step, weights, top };
		const totals = ordersOf(['a', 'b', 'c', 'd']).map((order) =>
			ranking
				.score(weighted, order.slice(0, top))
				.reduce((sum, { points }) => sum + weigh(points), 0)
		);
		expect(ranking.bounds(weighted, weigh, 'score')).toEqual({
			least: Math.min(...totals),
			greatest: Math.max(...totals)
		});
	});
});

describe('a posted form of places', () => {
	const read = (posted: Record<string, string>) =>
		ranking.read({ ...step, id: 'r' }, new URLSearchParams(posted));

	test('is read in their order, open places and places given twice as what they are', () => {
		expect(read({ 'r.a': '2', 'r.b': '1', 'r.c': '4', 'r.d': '3' })).toEqual(['b', 'a', 'd', 'c']);
		expect(read({ 'r.a': '3', 'r.b': '', 'r.c': '1' })).toEqual(['c', null, 'a']);
		expect(read({ 'r.a': '1', 'r.b': '1', 'r.c': '2', 'r.d': '1' })).toEqual([
			['a', 'b', 'd'],
			'c'
		]);
		expect(read({ 'r.a': '' })).toBeUndefined();
	});

	test.each(['0', '5', '1e9', 'first', '-1', '1.5'])('with the place %s is no order', (place) => {
		expect(wrong(read({ 'r.a': place }))).toEqual(['wrong_type']);
	});
});

function ordersOf(ids: readonly string[]): string[][] {
	if (ids.length === 0) return [[]];
	return ids.flatMap((first) =>
		ordersOf(ids.filter((id) => id !== first)).map((rest) => [first, ...rest])
	);
}
