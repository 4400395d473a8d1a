import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isRequired } from '../../src/lib/quiz/check.ts';
import { spread, walk, type FlowQuiz, type FlowStep } from '../../src/lib/quiz/flow.ts';
import { publicQuiz } from '../../src/lib/quiz/public.ts';
import { scoreAnswers, scoreView } from '../../src/lib/quiz/score.ts';
import { arbitraryAnswers, arbitraryHidden, arbitraryQuiz } from '../support/arbitrary-quiz.ts';
import { choices, type Draw } from '../support/draw.ts';

const RUNS = { numRuns: 400 };

/** Any quiz, and answers to it; a step that needs one may have none yet. */
function example(draw: Draw) {
	const quiz = arbitraryQuiz(draw, { loops: true });
	const given = arbitraryAnswers(draw, quiz);
	for (const { id } of quiz.steps) if (draw.rarely(3)) delete given[id];
	const optional = quiz.steps.filter((step) => !isRequired(step, quiz)).map(({ id }) => [id, null]);
	const answers: typeof given = { ...Object.fromEntries(optional), ...given };
	const hidden = arbitraryHidden(draw);
	const scoreOf = (path: string[]) => scoreView(scoreAnswers(quiz, answers, path));
	const { path } = walk(quiz, answers, { hidden, mode: 'submission', scoreOf });
	return { quiz, answers, hidden, scoreOf, path };
}

test('a page shows the path of a submission as far as it is known, all of it once nothing is missing', () => {
	const property = fc.property(choices(), (draw) => {
		const { quiz, answers, hidden, scoreOf, path } = example(draw);
		const shown = spread(quiz, answers, { hidden, scoreOf });
		expect(shown.path).toEqual(path.slice(0, shown.path.length));
		expect(shown.at).not.toBe('ask');
		if (shown.at === 'end') expect(shown.path).toEqual(path);
		const missing = shown.path.filter((id) => !Object.hasOwn(answers, id));
		if (missing.length === 0) expect(shown).toEqual({ path, at: 'end' });
	});
	fc.assert(property, RUNS);
});

test('a browser that asks where it cannot know shows the same page', () => {
	const property = fc.property(choices(), (draw) => {
		const { quiz, answers, hidden, scoreOf } = example(draw);
		const whole = spread(quiz, answers, { hidden, scoreOf });
		const told = (passed: readonly string[]) => {
			const soFar = Object.fromEntries(passed.map((id) => [id, answers[id] ?? null]));
			const next = walk(quiz, soFar, { hidden, mode: 'playing', scoreOf });
			return next.at === 'step' ? next.step : 'end';
		};
		expect(spread(publicQuiz(quiz), answers, { hidden, told })).toEqual(whole);
	});
	fc.assert(property, RUNS);
});

test('nothing on a page changes its place when an answer comes that was missing', () => {
	const property = fc.property(choices(), (draw) => {
		const { quiz, answers, hidden, scoreOf } = example(draw);
		const before = spread(quiz, answers, { hidden, scoreOf }).path;
		const more = { ...arbitraryAnswers(draw, quiz), ...answers };
		const score = (path: string[]) => scoreView(scoreAnswers(quiz, more, path));
		const after = spread(quiz, more, { hidden, scoreOf: score }).path;
		expect(after.slice(0, before.length)).toEqual(before);
	});
	fc.assert(property, RUNS);
});

const step = (id: string, rest: Omit<FlowStep, 'id'> = {}): FlowStep => ({ id, ...rest });
const quizOf = (...steps: FlowStep[]): FlowQuiz => ({ steps });
const jumps = quizOf(
	step('a', { next: [{ when: { answer: 'a', is: 'far' }, to: 'c' }] }),
	step('b'),
	step('c', { when: { ask: true } })
);

test.each([
	['waits for the answer that decides the way', {}, { path: ['a'], at: 'open' }],
	['goes on where it was left empty', { a: null }, { path: ['a', 'b'], at: 'open' }],
	['asks once everything is answered', { a: 'near', b: 'x' }, { path: ['a', 'b'], at: 'ask' }],
	['passes over what is left out', { a: 'far', c: 'x' }, { path: ['a'], at: 'ask' }]
] as const)('a page %s', (_, answers, shown) => {
	expect(spread(jumps, answers, { hidden: {} })).toEqual(shown);
});
