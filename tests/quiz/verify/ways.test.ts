import { describe, expect, test } from 'vitest';
import { normaliseQuiz } from '../../../src/lib/quiz/normalise.ts';
import { verify } from '../../../src/lib/quiz/verify.ts';
import { aFile, choice, found } from '../../support/a-small-quiz-file.ts';

describe('ways', () => {
	test('a loop is told once, at the jump that leads back', () => {
		const steps = [
			choice('one'),
			choice('two'),
			choice('three', { next: [{ when: { answer: 'one', is: 'a' }, to: 'two' }] })
		];
		const [problem, ...others] = verify(normaliseQuiz(aFile({ steps })));
		expect(others).toEqual([]);
		expect(problem).toMatchObject({ code: 'loop', path: 'steps[2].next[0]' });
		expect(problem?.params['steps']).toBe('two → three → two');
	});

	test('a step that leads to itself is a loop', () => {
		expect(found(aFile({ steps: [choice('one', { next: 'one' })] }))).toEqual([
			'loop steps[0].next'
		]);
	});

	test('a way around a step and back to it by different paths is none', () => {
		const steps = [
			choice('one', { next: [{ when: { answer: 'one', is: 'a' }, to: 'three' }] }),
			choice('two'),
			choice('three')
		];
		expect(found(aFile({ steps }))).toEqual([]);
	});

	test('a step may lie before the one that leads to it', () => {
		const steps = [
			choice('one', { next: 'three' }),
			choice('two', { next: 'end' }),
			choice('three', { next: 'two' })
		];
		expect(found(aFile({ steps }))).toEqual([]);
	});
});
