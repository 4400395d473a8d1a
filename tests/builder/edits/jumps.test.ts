import { expect, test } from 'vitest';
import { MOST_JUMPS, withJump } from '../../../src/lib/builder/edits/jumps.ts';
import { parseQuizFile } from '../../../src/lib/quiz/parse.ts';
import { normaliseQuiz } from '../../../src/lib/quiz/normalise.ts';
import { aQuizFile } from '../../support/a-quiz.ts';

const file = aQuizFile();
const [money] = file.steps;
if (!money) throw new Error('no step');

test('a new jump comes behind those there are, with a condition that can be stored', () => {
	const next = withJump(normaliseQuiz(file), { ...money, next: [{ to: 'goals' }] }, 'end');
	expect(next).toEqual([
		{ when: { answer: 'money', is: expect.any(String) }, to: 'end' },
		{ to: 'goals' }
	]);
	const steps = [{ ...money, next: next ?? undefined }, ...file.steps.slice(1)];
	expect(parseQuizFile({ ...file, steps }).ok).toBe(true);
});

test('a step that has as many as it may gets none', () => {
	const jump = { when: { answer: 'money', is: 'none' }, to: 'end' };
	const full = { ...money, next: Array.from({ length: MOST_JUMPS }, () => jump) };
	expect(withJump(normaliseQuiz(file), full, 'end')).toBeNull();
});
