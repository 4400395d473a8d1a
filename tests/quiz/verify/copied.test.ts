import { describe, expect, test } from 'vitest';
import type { QuizFile } from '../../../src/lib/quiz/quiz.ts';
import { normaliseQuiz } from '../../../src/lib/quiz/normalise.ts';
import { copiedFrom } from '../../../src/lib/quiz/verify/copied.ts';
import { verify } from '../../../src/lib/quiz/verify.ts';

const locales = ['en', 'ru', 'zh'];
const both = (words: string) => ({ en: words, ru: words, zh: '您多大了' });

test.each([
	['How large is it?', 'en'],
	['Thanks, {{name}}!', 'en'],
	['up to 5 km', 'en'],
	['Budget', undefined],
	['Palm Jumeirah', undefined],
	['iPhone 15 Pro', undefined],
	['10 000 ₽', undefined],
	['CRM', undefined],
	['https://example.com/some/page', undefined],
	['', undefined]
])('%o in another language is a copy of %o', (words, from) => {
	expect(copiedFrom(both(words), 'ru', { locales })).toBe(from);
});

test('the first language is nobody’s copy, and a sentence without spaces is one', () => {
	expect(copiedFrom(both('How large is it?'), 'en', { locales })).toBeUndefined();
	const text = { en: '这是一个测试', ru: 'Тест', zh: '这是一个测试' };
	expect(copiedFrom(text, 'zh', { locales })).toBe('en');
});

test('what is meant to be the same is no copy', () => {
	const text = both('To be or not to be');
	const verbatim = ['To be or not to be'];
	expect(copiedFrom(text, 'ru', { locales, verbatim })).toBeUndefined();
});

describe('a quiz', () => {
	const words = (en: string, ru = en) => ({ en, ru });
	const quiz = (title: object, option: object, own: Partial<QuizFile> = {}) =>
		verify(
			normaliseQuiz({
				title: words('Quiz', 'Квиз'),
				locales: ['en', 'ru'],
				steps: [
					{
						id: 'a',
						kind: 'single_choice',
						title,
						options: [
							{ id: 'x', text: option },
							{ id: 'y', text: words('Large', 'Большой') }
						]
					}
				],
				...own
			} as QuizFile)
		);

	test('tells a copied sentence, and the word that was copied with it', () => {
		expect(quiz(words('Which size?'), words('Small'))).toMatchObject([
			{
				...{ code: 'copied_text', severity: 'warning', path: 'steps[0]' },
				paths: ['steps[0].title', 'steps[0].options[0].text']
			}
		]);
		expect(quiz(words('Which ads?', 'Какая реклама?'), words('Google'))).toEqual([]);
	});

	test('of which all is copied is told once', () => {
		const whole = quiz(words('Which size?'), words('Small sizes'), {
			title: words('The quiz of sizes'),
			steps: [{ id: 'a', kind: 'email', title: words('Where to write?') }]
		});
		expect(whole).toMatchObject([{ code: 'copied_language', path: 'locales' }]);
	});

	test('is left in peace where it is meant so, in one wording or in each', () => {
		const verbatim = ['Which size?', 'Small'];
		expect(quiz(words('Which size?'), words('Small'), { verbatim })).toEqual([]);
		const steps = [{ id: 'a', kind: 'email' as const, title: 'Which size?' }];
		expect(quiz({}, {}, { verbatim, steps })).toEqual([]);
	});
});
