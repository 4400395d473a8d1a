import { normaliseQuiz, type Quiz } from '../../src/lib/quiz/normalise.ts';
import type { QuizFile } from '../../src/lib/quiz/quiz.ts';

/**
 * Two dimensions, one branch: who has no budget is asked for the email at once.
 * Greatest score 60 (budget 20, need 40), 20 on the short way; hot from 40, warm from 20.
 */
export function aQuizFile(overrides: Partial<QuizFile> = {}): QuizFile {
	return {
		title: { en: 'Is it a fit?', ru: 'Подходим ли мы друг другу?' },
		locales: ['en', 'ru'],
		dimensions: [
			{ id: 'budget', title: { en: 'Budget', ru: 'Бюджет' } },
			{ id: 'need', title: { en: 'Need', ru: 'Потребность' } }
		],
		steps: [
			{
				id: 'money',
				kind: 'single_choice',
				title: { en: 'What is your budget?', ru: 'Какой у вас бюджет?' },
				required: true,
				options: [
					{ id: 'none', text: { en: 'None', ru: 'Нет' }, points: 0, tags: ['no-budget'] },
					{ id: 'some', text: { en: 'Up to 1 million', ru: 'До 1 млн' }, points: 10 },
					{ id: 'much', text: { en: 'Over 1 million', ru: 'Больше 1 млн' }, points: 20 }
				],
				next: [{ when: { answer: 'money', is: 'none' }, to: 'email' }]
			},
			{
				id: 'pain',
				kind: 'rating',
				title: { en: 'How much does it hurt?', ru: 'Насколько это мешает?' },
				required: true,
				bands: [
					{ from: 3, points: { need: 10 } },
					{ from: 5, points: { need: 20 } }
				]
			},
			{
				id: 'goals',
				kind: 'multiple_choice',
				title: { en: 'Goals', ru: 'Цели' },
				options: [
					{ id: 'leads', text: { en: 'More leads', ru: 'Больше лидов' }, points: { need: 10 } },
					{ id: 'sales', text: { en: 'More sales', ru: 'Больше продаж' }, points: { need: 15 } },
					{ id: 'order', text: { en: 'Order', ru: 'Порядок' }, tags: ['tidy'] }
				],
				maxPoints: { need: 20 }
			},
			{ id: 'email', kind: 'email', title: { en: 'Your email', ru: 'Ваша почта' } }
		],
		segments: [
			{
				id: 'hot',
				title: { en: 'Hot', ru: 'Горячий' },
				temperature: 'hot',
				score: { from: 40 },
				borderline: 5,
				result: 'call'
			},
			{
				id: 'warm',
				title: { en: 'Warm', ru: 'Тёплый' },
				temperature: 'warm',
				score: { from: 20 },
				result: 'read'
			},
			{ id: 'cold', title: { en: 'Cold', ru: 'Холодный' }, temperature: 'cold', result: 'read' }
		],
		results: [
			{ id: 'call', title: { en: 'We will call you', ru: 'Мы вам позвоним' } },
			{ id: 'read', title: { en: 'Something to read', ru: 'Почитайте пока' } }
		],
		...overrides
	};
}

/** One contact form whose name, email and consent are needed, and nothing else. */
export function aContactFile(overrides: Partial<QuizFile> = {}): QuizFile {
	return {
		title: 'Contact',
		locales: ['en', 'ru'],
		consents: [
			{ id: 'processing', purpose: 'processing', text: 'I agree.', required: true },
			{ id: 'news', purpose: 'advertising', text: 'Write to me.' }
		],
		steps: [
			{
				id: 'who',
				kind: 'contact',
				title: 'Who are you',
				fields: [
					{ name: 'name', required: true },
					{ name: 'email', required: true },
					{ name: 'phone' }
				],
				consents: ['processing', 'news']
			}
		],
		...overrides
	};
}

/** The same as the engine works on it. */
export function aQuiz(overrides: Partial<QuizFile> = {}): Quiz {
	return normaliseQuiz(aQuizFile(overrides));
}
