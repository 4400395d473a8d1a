import { describe, expect, test } from 'vitest';
import { bonusView } from '../../src/lib/quiz/bonus-view.ts';
import { normaliseQuiz } from '../../src/lib/quiz/normalise.ts';
import { publicQuiz } from '../../src/lib/quiz/public.ts';
import type { QuizFile } from '../../src/lib/quiz/quiz.ts';
import { aQuizFile } from '../support/a-quiz.ts';

const MINUTE = 60_000;

const bonus: QuizFile['bonus'] = {
	title: { en: 'A tenth off', ru: 'Скидка 10 %' },
	text: 'For the quick',
	minutes: 10,
	given: {
		text: '**Yours**, {{money}}',
		code: 'TEN-2026',
		button: { text: 'Use it', url: 'https://shop.example/?c={{money}}' }
	},
	missed: 'Next *time*'
};

const told = (taken: number | undefined, more: Partial<NonNullable<QuizFile['bonus']>> = {}) =>
	bonusView(normaliseQuiz(aQuizFile({ locales: ['en', 'ru'], bonus: { ...bonus, ...more } })), {
		result: 'call',
		locale: 'ru',
		answers: { money: 'much' },
		hidden: {},
		total: 0,
		percent: 0,
		reachable: 0,
		dimensions: {},
		taken
	});

describe('the bonus', () => {
	test.each([
		['in time', 9 * MINUTE, 'given'],
		['on its way when the time was up', 10 * MINUTE + 4999, 'given'],
		['too late', 10 * MINUTE + 5001, 'missed'],
		['of somebody whose beginning nobody saw', undefined, 'given']
	])('%s', (_, taken, state) => {
		expect(told(taken)?.state).toBe(state);
	});

	test('is told with what answers make of it, in one language', () => {
		expect(told(0)).toMatchObject({
			title: 'Скидка 10 %',
			code: 'TEN-2026',
			button: { text: 'Use it', url: expect.stringMatching(/^https:\/\/shop\.example\/\?c=\S+$/) }
		});
		expect(told(0)?.text).toMatch(/<strong>Yours<\/strong>/);
	});

	test('that was missed tells nothing of what was given', () => {
		expect(told(20 * MINUTE)).toEqual({
			state: 'missed',
			title: 'Скидка 10 %',
			text: expect.stringContaining('<em>time</em>')
		});
	});

	test('without a clock is everybody’s', () => {
		expect(told(900 * MINUTE, { minutes: undefined })?.state).toBe('given');
	});

	test('never shows a browser what is given, nor what is said to the late', () => {
		const shown = JSON.stringify(publicQuiz(normaliseQuiz(aQuizFile({ bonus }))).bonus);
		expect(shown).toContain('A tenth off');
		expect(shown).not.toMatch(/TEN-2026|Yours|Next|shop/);
	});
});
