import { describe, expect, test } from 'vitest';
import { checkAnswer } from '../../../src/lib/quiz/check.ts';
import { onDay } from '../../../src/lib/quiz/on-day.ts';
import { answerProblemText } from '../../../src/lib/quiz/questions/problems.ts';
import type { StepOf } from '../../../src/lib/quiz/quiz.ts';
import { normaliseQuiz } from '../../../src/lib/quiz/normalise.ts';
import { receiptText } from '../../../src/lib/quiz/receipt-words.ts';
import { submit } from '../../../src/lib/quiz/submission.ts';
import { TODAY } from '../../support/a-day.ts';
import { aStep } from '../../support/a-step.ts';
import { valueOf } from '../../support/value-of.ts';

type Limits = Partial<StepOf<'date'>>;

const check = (typed: unknown, limits: Limits = {}, today: string | undefined = TODAY) =>
	checkAnswer(aStep('date', limits), typed, { consents: [], today });

/** In English; '' where it is taken. */
function refusal(typed: unknown, limits?: Limits): string {
	const checked = check(typed, limits);
	return checked.ok ? '' : checked.problems.map((one) => answerProblemText(one, 'en')).join();
}

describe('a date', () => {
	test('that was given in part is not told of as one that is no date', () => {
		const checked = checkAnswer(aStep('date'), '?', { consents: [] });
		expect(checked).toMatchObject({ ok: false, problems: [{ code: 'half_date' }] });
	});

	test.each(['2026-02-30', '2025-02-29', '2026-13-01', '0000-05-05', '10000-01-01', 'soon'])(
		'is not %j, which is said plainly',
		(typed) => {
			expect(refusal(typed)).toBe('Enter a date that is in the calendar, such as 2026-12-31.');
		}
	);

	test('is a text: a number or a moment is none', () => {
		expect(check(20_260_101)).toMatchObject({ problems: [{ code: 'wrong_type' }] });
		expect(check('2026-01-01T12:00:00Z').ok).toBe(false);
	});

	test.each<[Limits, string, string]>([
		[{ min: { days: 0 } }, '2026-11-25', ''],
		[{ min: { days: 0 } }, '2026-11-24', 'Choose 25 November 2026 or a later date.'],
		[{ max: { days: 30 } }, '2026-12-25', ''],
		[{ max: { days: 30 } }, '2026-12-26', 'Choose 25 December 2026 or an earlier date.'],
		[{ min: '2027-01-01' }, '2026-12-31', 'Choose 1 January 2027 or a later date.'],
		[{ max: '2026-12-31' }, '2026-12-31', ''],
		[{ max: '2026-12-31' }, '2027-01-01', 'Choose 31 December 2026 or an earlier date.']
	])('between %j: %s is answered with "%s"', (limits, typed, said) => {
		expect(refusal(typed, limits)).toBe(said);
	});

	test('is never held to limits without a day to count them from', () => {
		const step = aStep('date', { min: { days: 0 } });
		expect(() => checkAnswer(step, TODAY, { consents: [] })).toThrow(/counted from a day/);
	});
});

const quiz = normaliseQuiz({
	title: 'When',
	locales: ['en', 'ru', 'de'],
	steps: [
		{
			id: 'start',
			kind: 'date',
			title: { en: 'When do you begin?', ru: 'Когда начинаете?', de: 'Wann beginnen Sie?' },
			required: true,
			bands: [
				{ from: 0, points: 20 },
				{ from: 31, points: 5 }
			]
		}
	],
	segments: [
		{
			id: 'hot',
			title: 'Hot',
			temperature: 'hot',
			score: { from: 20 },
			gates: [{ when: { answer: 'start', below: '2027-01-01' }, reason: 'begins this year' }],
			result: 'r'
		},
		{ id: 'warm', title: 'Warm', temperature: 'warm', score: { from: 5 }, result: 'r' },
		{ id: 'cold', title: 'Cold', temperature: 'cold', result: 'r' }
	],
	results: [{ id: 'r', title: 'R' }]
});

const answered = (start: string, today = TODAY) =>
	valueOf(submit(onDay(quiz, today), { answers: { start }, hidden: {}, locale: 'en' }));

describe('the score of a date', () => {
	test.each([
		['2026-11-24', 0, 'cold'],
		['2026-11-25', 20, 'hot'],
		['2026-12-25', 20, 'hot'],
		['2026-12-26', 5, 'warm'],
		['2031-01-01', 5, 'warm']
	])('%s brings %i', (start, total, segment) => {
		const { score, classification } = answered(start);
		expect([score.total, classification.segment]).toEqual([total, segment]);
	});

	test('counts from the day of answering, which the receipt keeps: it can be worked out again', () => {
		const first = answered('2027-01-10', '2026-12-30');
		expect([first.score.total, first.classification.segment]).toEqual([20, 'warm']);
		expect(first.receipt.day).toBe('2026-12-30');
		expect(answered('2027-01-10', first.receipt.day).receipt).toEqual(first.receipt);
		expect(answered('2027-01-10').score.total).toBe(5);
	});

	test('is told in words, with how far off the date was', () => {
		const { receipt } = answered('2026-12-12');
		expect(receiptText(receipt, 'en')).toContain(
			'When do you begin? “12 December 2026 (in 17 days)” +20'
		);
		expect(receiptText(receipt, 'ru')).toContain('«12 декабря 2026 г. (через 17 дней)» +20');
		expect(receipt.lines[0]?.answer).toMatchObject({ de: '12. Dezember 2026 (in 17 Tagen)' });
	});

	test('is told where it brought nothing, too', () => {
		expect(receiptText(answered('2026-11-24').receipt, 'en')).toContain(
			'“24 November 2026 (yesterday)” 0'
		);
	});
});
