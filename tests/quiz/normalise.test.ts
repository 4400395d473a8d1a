import { describe, expect, test } from 'vitest';
import { normaliseQuiz } from '../../src/lib/quiz/normalise.ts';
import type { QuizFile } from '../../src/lib/quiz/quiz.ts';
import { aQuizFile } from '../support/a-quiz.ts';

const bare: QuizFile = { title: 'Bare', steps: aQuizFile().steps };

describe('what an author leaves out', () => {
	test('is filled in', () => {
		expect(normaliseQuiz(bare)).toEqual({
			...bare,
			format: 1,
			locales: ['en'],
			dimensions: [{ id: 'score', title: { en: 'Score', ru: 'Баллы' } }],
			knockouts: [],
			stages: [
				{ id: 'lead', title: { en: 'Lead', ru: 'Лид' } },
				{ id: 'mql', title: 'MQL' },
				{ id: 'sql', title: 'SQL' }
			],
			segments: [
				{ id: 'all', title: { en: 'All', ru: 'Все' }, temperature: 'cold', result: 'thanks' }
			],
			results: [
				{
					id: 'thanks',
					title: { en: 'Thank you', ru: 'Спасибо' },
					text: { en: 'Your answers have been received.', ru: 'Мы получили ваши ответы.' }
				}
			],
			hidden: [],
			consents: []
		});
	});

	test('is filled in as well where a list is empty', () => {
		const empty = { ...bare, dimensions: [], segments: [], results: [] };
		expect(normaliseQuiz(empty)).toEqual(normaliseQuiz(bare));
	});

	test('leaves what is given as it is', () => {
		const file = aQuizFile();
		expect(normaliseQuiz(file)).toMatchObject(file);
	});

	test('leads to the first result screen where there are screens and no segments', () => {
		const results = [{ id: 'bye', title: 'Bye' }];
		const { segments } = normaliseQuiz({ ...bare, results });
		expect(segments).toMatchObject([{ id: 'all', result: 'bye' }]);
	});

	test('brings a score beside amounts alone, for points given as one number', () => {
		const price = { id: 'price', title: 'Price', amount: { currency: 'EUR' } };
		const { dimensions } = normaliseQuiz({ ...bare, dimensions: [price] });
		expect(dimensions.map(({ id }) => id)).toEqual(['score', 'price']);
	});

	test('does not touch the file', () => {
		const file = Object.freeze({ ...bare });
		expect(normaliseQuiz(file)).not.toBe(file);
	});
});
