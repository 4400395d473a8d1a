import { expect, test } from 'vitest';
import { startingSegments } from '../../../src/lib/builder/score/starting-segments.ts';
import type { QuizFile } from '../../../src/lib/quiz/quiz.ts';

const quiz: QuizFile = {
	title: { ru: 'Квиз' },
	locales: ['ru'],
	steps: [{ id: 'mail', kind: 'email', title: { ru: 'Почта' } }]
};
const newId = (taken: Iterable<string>) => `r${[...taken].length}`;

test('each segment gets a screen of its own, in the languages of the quiz', () => {
	const { segments = [], results = [] } = startingSegments(quiz, newId);
	expect(segments.map(({ id, result }) => [id, result])).toEqual([
		['hot', 'r0'],
		['warm', 'r1'],
		['cold', 'r2']
	]);
	expect(results.map(({ title }) => title)).toEqual([
		{ ru: 'Спасибо, давайте обсудим' },
		{ ru: 'Спасибо за ответы' },
		{ ru: 'Спасибо' }
	]);
});

test('screens that there are already are used first', () => {
	const own = { id: 'mine', title: { ru: 'Моё' } };
	const { segments = [], results = [] } = startingSegments({ ...quiz, results: [own] }, newId);
	expect(results[0]).toBe(own);
	expect(segments.map(({ result }) => result)).toEqual(['mine', 'r1', 'r2']);
});
