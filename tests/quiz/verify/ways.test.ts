import { describe, expect, test } from 'vitest';
import { normaliseQuiz } from '../../../src/lib/quiz/normalise.ts';
import { problemText, verify } from '../../../src/lib/quiz/verify.ts';
import { aFile, choice, found, segment } from '../../support/a-small-quiz-file.ts';

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

	test('steps behind one that nothing leads to are told with it', () => {
		const steps = [
			choice('one', { next: 'five' }),
			...['two', 'three', 'four', 'five'].map((id) => choice(id))
		];
		const [problem, ...others] = verify(normaliseQuiz(aFile({ steps })));
		expect(others).toEqual([]);
		expect(problem).toMatchObject({
			code: 'unreachable_step',
			path: 'steps[1]',
			paths: ['steps[1]', 'steps[2]', 'steps[3]'],
			params: { others: 'three, four' }
		});
	});

	test('a jump to nowhere leaves nothing out of reach, for it may have been meant for anything', () => {
		const steps = [choice('one', { next: 'qqqqqqqq' }), choice('two'), choice('three')];
		expect(found(aFile({ steps }))).toEqual(['unknown_target steps[0].next']);
	});

	test('a jump with a slip in it is taken for the step that it resembles', () => {
		const steps = [choice('first', { next: 'thirt' }), choice('second'), choice('third')];
		expect(found(aFile({ steps }))).toEqual([
			'unknown_target steps[0].next',
			'unreachable_step steps[1]'
		]);
	});

	test('the same step that is not there is told once, with every jump to it', () => {
		const steps = [choice('one', { next: 'qqqqqqqq' }), choice('two', { next: 'qqqqqqqq' })];
		const [problem, ...others] = verify(normaliseQuiz(aFile({ steps })));
		expect(others).toEqual([]);
		expect(problem?.paths).toEqual(['steps[0].next', 'steps[1].next']);
		expect(problem && problemText(problem, 'en')).toContain('The same in: steps[1].next.');
	});

	test('what only a step out of reach would bring is not missed', () => {
		const steps = [
			choice('one', { next: 'four' }),
			choice('two'),
			choice('three', { when: { answer: 'two', is: 'b' } }),
			choice('four', { title: '{{two}}' })
		];
		const segments = [segment('high', { score: { from: 30 } }), segment('rest')];
		const results = [{ id: 'end', title: 'End' }];
		expect(found(aFile({ steps, segments, results }))).toEqual(['unreachable_step steps[1]']);
	});

	test('steps before a circle without a way out are told once', () => {
		const steps = [
			choice('one'),
			choice('two'),
			choice('three'),
			choice('four', { next: 'three' })
		];
		expect(found(aFile({ steps }))).toEqual(['loop steps[3].next', 'dead_end steps[0]']);
	});
});
