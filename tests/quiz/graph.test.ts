import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	graphOf,
	orderOf,
	placesFrom,
	stepsBefore,
	stepsLeadingTo
} from '../../src/lib/quiz/graph.ts';
import { normaliseQuiz } from '../../src/lib/quiz/normalise.ts';
import type { Step } from '../../src/lib/quiz/quiz.ts';
import { arbitraryQuiz } from '../support/arbitrary-quiz.ts';
import { choices } from '../support/draw.ts';

const step = (id: string, rest: Partial<Step> = {}) =>
	({ id, kind: 'statement', title: id, ...rest }) as Step;

const graph = (...steps: Step[]) => graphOf(normaliseQuiz({ title: 'Quiz', steps }));

const maybe = { hidden: 'x', present: true };

describe('ways out of a step', () => {
	test.each<[string, Step, number[]]>([
		['without next', step('a'), [1]],
		['to a step', step('a', { next: 'c' }), [2]],
		['to the end', step('a', { next: 'end' }), [3]],
		['to nowhere, which is the end', step('a', { next: 'nowhere' }), [3]],
		['by jumps, else on', step('a', { next: [{ when: maybe, to: 'c' }] }), [2, 1]],
		[
			'by a jump that is always taken',
			step('a', { next: [{ when: maybe, to: 'c' }, { to: 'end' }, { to: 'b' }] }),
			[2, 3]
		]
	])('%s', (_name, first, places) => {
		const { leaving } = graph(first, step('b'), step('c'));
		expect(leaving[0]?.map(({ to }) => to)).toEqual(places);
	});
});

test('a step that may be skipped is passed by in the order of the list', () => {
	const { following } = graph(step('a'), step('b', { when: maybe, next: 'end' }), step('c'));
	expect(following).toEqual([[1], [3, 2], [3]]);
});

test('ways that are closed lead nowhere', () => {
	const steps = [
		step('a', { next: [{ when: maybe, to: 'c' }] }),
		step('b', { when: maybe }),
		step('c')
	];
	const quiz = normaliseQuiz({ title: 'Quiz', steps });
	const closed = graphOf(quiz, { jump: (place) => place === 0, step: (place) => place === 1 });
	expect(closed.following).toEqual([[1], [2], [3]]);
});

test('what can have been shown before', () => {
	const before = stepsBefore(
		graph(
			step('a', { next: [{ when: maybe, to: 'c' }] }),
			step('b'),
			step('c'),
			step('d', { next: 'end' })
		)
	);
	expect(before.map((places) => [...places].sort())).toEqual([
		[],
		[0],
		[0, 1],
		[0, 1, 2],
		[0, 1, 2, 3]
	]);
});

test('what leads to one place is what can have been shown before it', () => {
	fc.assert(
		fc.property(choices(), (draw) => {
			const any = graphOf(arbitraryQuiz(draw, { loops: true }));
			stepsBefore(any).forEach((steps, place) =>
				expect([...stepsLeadingTo(any, place)].sort()).toEqual([...steps].sort())
			);
		})
	);
});

test('places that no way leads to are not come to', () => {
	const found = placesFrom(graph(step('a', { next: 'c' }), step('b'), step('c')), [0]);
	expect([...found].sort()).toEqual([0, 2, 3]);
});

test('an order has each step after all that lead to it; circles are told', () => {
	const backwards = graph(
		step('a', { next: 'c' }),
		step('b', { next: 'end' }),
		step('c', { next: 'b' })
	);
	expect(orderOf(backwards)).toEqual({ order: [0, 2, 1, 3], loops: [] });
	const circle = graph(step('a'), step('b'), step('c', { next: [{ when: maybe, to: 'b' }] }));
	expect(orderOf(circle).loops).toEqual([[1, 2]]);
});
