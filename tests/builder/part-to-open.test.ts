import { expect, test } from 'vitest';
import { partToOpen, type Selected } from '../../src/lib/builder/part-to-open.ts';
import type { QuizFile, Step } from '../../src/lib/quiz/quiz.ts';

const step = (id: string, title = id): Step => ({ id, kind: 'statement', title });
const [a, b] = [step('a'), step('b')];
const quiz: QuizFile = { title: 'Quiz', welcome: { title: 'Hello' }, steps: [a, b] };
const changed = { ...quiz, steps: [a, step('b', 'Bees')] };
const titled = { ...quiz, title: 'Quizzes' };
const welcomed = { ...quiz, welcome: { title: 'Hi' } };
const spoken = { ...quiz, locales: ['en'], steps: [step('a', 'A'), step('b', 'B')] };

test.each<[string, QuizFile, QuizFile, Selected, Selected | undefined]>([
	['a step that came back', { ...quiz, steps: [a] }, quiz, { step: 'a' }, { step: 'b' }],
	['a step that was changed', quiz, changed, { step: 'a' }, { step: 'b' }],
	['nothing else where it is open', quiz, changed, { step: 'b' }, undefined],
	['nothing else where it is among those', quiz, spoken, { step: 'b' }, undefined],
	['a step from the settings', quiz, changed, 'quiz', { step: 'b' }],
	['nothing else where the settings changed with the steps', quiz, spoken, 'quiz', undefined],
	['the welcome screen', quiz, welcomed, { step: 'a' }, 'welcome'],
	['no welcome screen that is gone', quiz, { ...quiz, welcome: undefined }, 'quiz', undefined],
	['nothing where no screen is another', quiz, titled, { step: 'a' }, undefined],
	['nothing where only the order is another', quiz, { ...quiz, steps: [b, a] }, 'quiz', undefined]
])('%s is opened', (_, before, after, open, opened) => {
	expect(partToOpen(before, after, open)).toEqual(opened);
});
