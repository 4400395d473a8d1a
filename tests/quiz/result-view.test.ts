import { describe, expect, test } from 'vitest';
import type { QuizFile } from '../../src/lib/quiz/quiz.ts';
import { resultView, type ResultFacts } from '../../src/lib/quiz/result-view.ts';
import { aQuiz } from '../support/a-quiz.ts';

type Screen = NonNullable<QuizFile['results']>[number];

const facts: ResultFacts = {
	result: 'end',
	locale: 'en',
	answers: { name: 'Anna <b>', site: '//evil.example/x y', form: { name: 'Bob & Co' } },
	hidden: { utm_source: 'news' },
	total: 12.5,
	percent: 62.5,
	reachable: 20,
	dimensions: {
		price: {
			points: 10_000,
			percent: 50,
			reachable: 20_000,
			amount: { value: 10_000, low: 9000, high: 11_000, currency: 'EUR' }
		}
	}
};

function shown(screen: Partial<Screen>, changed: Partial<ResultFacts> = {}) {
	const quiz = aQuiz({
		locales: ['en', 'ru'],
		dimensions: [
			{ id: 'price', title: { en: 'Price', ru: 'Цена' }, amount: { currency: 'EUR', spread: 0.1 } }
		],
		steps: [
			{ id: 'name', kind: 'short_text', title: 'Name' },
			{ id: 'site', kind: 'short_text', title: 'Site' },
			{ id: 'form', kind: 'contact', title: 'Contact', fields: [{ name: 'name' }] }
		],
		results: [{ id: 'end', title: 'End', ...screen }]
	});
	return resultView(quiz, { ...facts, ...changed });
}

describe('a result screen', () => {
	test('shows no figures unless it says so', () => {
		expect(shown({})).toEqual({ id: 'end', title: 'End' });
	});

	test('shows the figures that it asks for, amounts in the words of the language', () => {
		const view = shown({ show: ['score', 'percent', 'amount'] }, { locale: 'ru' });
		expect(view).toMatchObject({ score: 12.5, percent: 62.5 });
		expect(view?.amounts).toMatchObject([
			{ dimension: 'price', title: 'Цена', value: 10_000, low: 9000, high: 11_000 }
		]);
		expect(view?.amounts?.[0]?.text.replace(/\s/g, ' ')).toBe('9 000 € – 11 000 €');
	});

	test('shows no amount where nothing was said that one could come of', () => {
		const amount = { value: 0, low: 0, high: 0, currency: 'EUR' };
		const dimensions = { price: { points: 0, percent: 0, reachable: 20_000, amount } };
		const screen = { text: 'From {{amount|we will see}}', show: ['amount' as const] };
		const view = shown(screen, { dimensions });
		expect(view?.amounts).toEqual([]);
		expect(view?.text).toBe('<p>From we will see</p>');
	});

	test('says of how many points the score is only where the share tells it anyway', () => {
		expect(shown({ show: ['score'] })).toEqual({ id: 'end', title: 'End', score: 12.5 });
		expect(shown({ show: ['score', 'percent'] })).toMatchObject({ score: 12.5, outOf: 20 });
		expect(shown({ show: ['score', 'percent'] }, { reachable: 0 })).not.toHaveProperty('outOf');
	});

	test('recalls answers and figures, as text', () => {
		const view = shown({
			title: 'Thank you, {{form.name}}',
			text: '**{{name}}** from {{utm_source}}: {{percent}}, {{nobody|friend}}'
		});
		expect(view?.title).toBe('Thank you, Bob & Co');
		expect(view?.text).toBe('<p><strong>Anna &lt;b&gt;</strong> from news: 62.5%, friend</p>');
	});

	test('what a respondent typed cannot change where an address leads', () => {
		const view = shown({
			redirect: '/{{site}}',
			button: { text: 'Go', url: 'https://example.com/?q={{site}}' }
		});
		expect(view?.redirect).toBe('/%2F%2Fevil.example%2Fx%20y');
		expect(view?.button).toEqual({
			text: 'Go',
			url: 'https://example.com/?q=%2F%2Fevil.example%2Fx%20y'
		});
	});

	test('an address that is none once it is filled in is left out', () => {
		expect(shown({ redirect: 'https://{{nobody}}/x' })?.redirect).toBeUndefined();
	});

	test('a screen that the quiz does not have is none', () => {
		expect(shown({}, { result: 'elsewhere' })).toBeNull();
	});
});
