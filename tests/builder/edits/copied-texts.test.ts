import { expect, test } from 'vitest';
import { withCopies } from '../../../src/lib/builder/edits/copied-texts.ts';
import type { QuizFile } from '../../../src/lib/quiz/quiz.ts';

const quiz: QuizFile = {
	title: { en: 'Quiz', ru: 'Квиз' },
	locales: ['en', 'ru'],
	steps: [
		{ id: 'a', kind: 'email', title: { en: 'Where to?' } },
		{ id: 'b', kind: 'email', title: { en: '', ru: ' ' } }
	]
};

test('what is not written begins as a copy, and nothing else changes', () => {
	const paths = ['title', 'steps[0].title', 'steps[1].title', 'steps[7].title'];
	expect(withCopies(quiz, 'ru', paths)).toEqual({
		...quiz,
		steps: [{ ...quiz.steps[0], title: { en: 'Where to?', ru: 'Where to?' } }, quiz.steps[1]]
	});
});
