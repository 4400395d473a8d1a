import { expect, test } from 'vitest';
import { normaliseQuiz } from '../../src/lib/quiz/normalise.ts';
import { asRead, receiptAsRead } from '../../src/lib/quiz/recall.ts';
import { submit } from '../../src/lib/quiz/submission.ts';

const quiz = normaliseQuiz({
	title: 'Recall',
	locales: ['en', 'ru'],
	hidden: ['city'],
	steps: [
		{
			id: 'size',
			kind: 'single_choice',
			title: 'Size',
			options: [{ id: 'few', text: { en: 'Few', ru: 'Мало' }, points: 1 }]
		},
		{
			id: 'how',
			kind: 'single_choice',
			title: { en: '{{size}} in {{city|town}}?', ru: '{{size}} в {{city|городе}}?' },
			options: [{ id: 'good', text: 'Good', points: 2 }]
		}
	]
});

function took(hidden: Record<string, string>) {
	const answers = { size: 'few', how: 'good' };
	const submitted = submit(quiz, { answers, hidden, locale: 'ru' });
	if (!submitted.ok) throw new Error('refused');
	return submitted.value;
}

test('a question is read as its respondent read it, in the language of whoever reads now', () => {
	const how = quiz.steps[1]?.title;
	expect(asRead(quiz, took({ city: 'Kazan' }), 'en')(how)).toBe('Few in Kazan?');
	expect(asRead(quiz, took({}), 'ru')(how)).toBe('Мало в городе?');
});

test('so are the questions of a receipt, in each language', () => {
	const completed = took({});
	expect(
		receiptAsRead(completed.receipt, quiz, completed).lines.map(({ question }) => question)
	).toEqual(['Size', { en: 'Few in town?', ru: 'Мало в городе?' }]);
});
