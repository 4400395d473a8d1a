import { expect, test } from 'vitest';
import { flowMap } from '../../../src/lib/builder/flow/flow-map.ts';
import { litPath } from '../../../src/lib/builder/flow/lit-path.ts';
import { aQuiz } from '../../support/a-quiz.ts';
import { aStep } from '../../support/a-step.ts';

test('a way lights its places and the lines between them', () => {
	const map = flowMap(aQuiz(), null, 'en');
	const { places, lines } = litPath(map, ['start', 'step:money', 'step:email', 'end']);
	expect([...places]).toEqual(['start', 'step:money', 'step:email', 'end']);
	expect([...lines]).toEqual(['start>step:money', 'step:money>step:email', 'step:email>end']);
});

test('steps that were not shown are passed, and stay dark', () => {
	const when = { hidden: 'src', is: 'ad' } as const;
	const steps = ['a', 'b', 'c', 'd'].map((id) =>
		aStep('statement', { id, title: id, ...(id === 'b' || id === 'c' ? { when } : {}) })
	);
	const map = flowMap(aQuiz({ steps, hidden: ['src'] }), null, 'en');
	const { places, lines } = litPath(map, ['step:a', 'step:d']);
	expect([...places]).toEqual(['step:a', 'step:d']);
	expect([...lines]).toEqual(['step:a>step:b', 'step:b>step:c', 'step:c>step:d']);
});

test('what no line leads to lights no line', () => {
	const map = flowMap(aQuiz(), null, 'en');
	expect([...litPath(map, ['step:email', 'step:money']).lines]).toEqual([]);
});
