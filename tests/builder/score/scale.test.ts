import { expect, test } from 'vitest';
import { scaleOf } from '../../../src/lib/builder/score/scale.ts';
import type { Segment } from '../../../src/lib/quiz/quiz.ts';
import { aQuiz } from '../../support/a-quiz.ts';

type Given = Pick<Segment, 'id' | 'temperature' | 'score'>;

const scale = (...given: Given[]) => {
	const segments = given.map((one): Segment => ({ ...one, title: one.id, result: 'read' }));
	return scaleOf(aQuiz({ segments }), null);
};
const told = (...given: Given[]) =>
	scale(...given).stretches.map(({ from, to, temperature }) => `${from}-${to} ${temperature}`);

const hot = (score: Segment['score'], id = 'hot'): Given => ({ id, temperature: 'hot', score });
const warm = (score: Segment['score']): Given => ({ id: 'warm', temperature: 'warm', score });
const cold: Given = { id: 'cold', temperature: 'cold', score: undefined };
const percent = (from: number) => ({ unit: 'percent' as const, from });

test('each part is as warm as the first segment that takes it in', () => {
	expect(told(hot(percent(70)), warm(percent(35)), cold)).toEqual([
		'0-35 cold',
		'35-70 warm',
		'70-100 hot'
	]);
	// A lower segment that stands first leaves nothing to those below it.
	expect(told(warm(percent(35)), hot(percent(70)), cold)).toEqual([
		'0-35 cold',
		'35-70 warm',
		'70-100 warm'
	]);
	expect(told(hot({ from: 8 }), warm({ from: 2, below: 5 }), cold)).toEqual([
		'0-2 cold',
		'2-5 warm',
		'5-8 cold',
		'8-10 hot'
	]);
});

test('equal thresholds stay apart, in the order in which they are tried', () => {
	const { marks, isShared } = scale(
		hot(percent(70), 'server'),
		hot(percent(70), 'team'),
		warm(percent(35)),
		cold
	);
	expect(marks.map(({ segment, at }) => [segment, at])).toEqual([
		['server', 70],
		['team', 70],
		['warm', 35]
	]);
	expect(isShared).toBe(true);
	expect(scale(hot(percent(70)), warm(percent(35)), cold).isShared).toBe(false);
});

test('what stands on another scale is counted', () => {
	const { unit, marks, others } = scale(
		hot(percent(70)),
		hot({ from: 3, dimension: 'need' }, 'needy'),
		warm({ from: 5 }),
		cold
	);
	expect([unit, marks.length, others]).toEqual(['percent', 1, 2]);
});
