import { describe, expect, test } from 'vitest';
import type { Answers } from '../../src/lib/quiz/answers.ts';
import type { Quiz } from '../../src/lib/quiz/normalise.ts';
import { receiptMarks } from '../../src/lib/quiz/receipt-marks.ts';
import { receiptRows, receiptText } from '../../src/lib/quiz/receipt-words.ts';
import { writeReceipt, type Receipt } from '../../src/lib/quiz/receipt.ts';
import { scoreAnswers } from '../../src/lib/quiz/score.ts';
import { classify } from '../../src/lib/quiz/segment.ts';
import { aQuiz } from '../support/a-quiz.ts';

function receiptOf(quiz: Quiz, answers: Answers): Receipt {
	const score = scoreAnswers(quiz, answers, Object.keys(answers));
	return writeReceipt(quiz, score, classify(quiz, score, { answers, hidden: {} }));
}

/** Intl writes no-break spaces. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
const inWords = (receipt: Receipt, locale: 'en' | 'ru') => plain(receiptText(receipt, locale));

const hot = receiptOf(aQuiz(), { money: 'much', pain: 3, goals: ['leads', 'sales'] });

/** An estimate beside the score. */
const estimate = aQuiz({
	dimensions: [
		{ id: 'fit', title: { en: 'Fit', ru: 'Соответствие' }, weight: 2, min: 0 },
		{
			id: 'price',
			title: { en: 'Price', ru: 'Цена' },
			amount: { currency: 'EUR', round: 100, spread: 0.1 }
		}
	],
	steps: [
		{
			id: 'area',
			kind: 'number',
			title: { en: 'Area, m²', ru: 'Площадь, м²' },
			max: 100,
			perUnit: { price: 25 }
		},
		{
			id: 'walls',
			kind: 'single_choice',
			title: { en: '{{name}}, what are the walls like?', ru: '{{name}}, какие у вас стены?' },
			options: [
				{ id: 'bare', text: { en: 'Bare', ru: 'Голые' }, points: -3, factor: { price: 1.3 } }
			]
		}
	],
	segments: [],
	results: []
});

describe('a receipt in words', () => {
	test('reads well in English', () => {
		expect(inWords(hot, 'en')).toBe(`Hot · SQL
50 of 60 points (83.3%)

Why
- “Hot” fits: 50 points in total, needs at least 40.

Points
- What is your budget? “Over 1 million” +20 (Budget)
- How much does it hurt? “3 / 5” +10 (Need)
- Goals: “More leads” +10 (Need)
- Goals: “More sales” +15 (Need)
- Goals: limit for this question −5 (Need)

By dimension
- Budget: 20 of 20 points (100%)
- Need: 30 of 40 points (75%)`);
	});

	test('reads well in Russian', () => {
		expect(inWords(hot, 'ru')).toBe(`Горячий · SQL
50 из 60 баллов (83,3 %)

Почему
- «Горячий» подходит: всего 50 баллов, нужно не меньше 40.

Баллы
- Какой у вас бюджет? «Больше 1 млн» +20 (Бюджет)
- Насколько это мешает? «3 / 5» +10 (Потребность)
- Цели: «Больше лидов» +10 (Потребность)
- Цели: «Больше продаж» +15 (Потребность)
- Цели: предел за этот вопрос −5 (Потребность)

По шкалам
- Бюджет: 20 из 20 баллов (100 %)
- Потребность: 30 из 40 баллов (75 %)`);
	});

	test('tells an estimate with its factors, rounding and spread', () => {
		const receipt = receiptOf(estimate, { area: 50, walls: 'bare' });
		expect(inWords(receipt, 'en')).toBe(`All · Lead
0 points

Why
- “All” takes everyone else.

Points
- What are the walls like? “Bare” −3 (Fit)
- Lower limit +3 (Fit)

Estimate
- Price: €1,400 to €1,800
- Area, m²: “50” +€1,250
- What are the walls like? “Bare” ×1.3, +€375
- Rounding −€25`);
		expect(inWords(receipt, 'ru')).toContain(`Расчёт
- Цена: от 1 400 € до 1 800 €
- Площадь, м²: «50» +1 250 €
- Какие у вас стены? «Голые» ×1,3, +375 €
- Округление −25 €`);
	});

	test('tells no estimate where nothing was said that one could come of', () => {
		const receipt = receiptOf(estimate, { area: null, walls: 'bare' });
		expect(receiptRows(receipt, 'en').amounts).toEqual([]);
		expect(inWords(receipt, 'en')).not.toContain('€');
	});

	test.each<[number, string, string]>([
		[1, '1 of 1 point (100%)', '1 из 1 балла (100 %)'],
		[2, '2 of 2 points (100%)', '2 из 2 баллов (100 %)'],
		[21, '21 of 21 points (100%)', '21 из 21 балла (100 %)'],
		[2.5, '2.5 of 2.5 points (100%)', '2,5 из 2,5 балла (100 %)'],
		[1200, '1,200 of 1,200 points (100%)', '1 200 из 1 200 баллов (100 %)']
	])('counts %d points as each language does', (points, english, russian) => {
		const receipt = { ...hot, total: points, reachable: points, percent: 100 };
		expect(plain(receiptRows(receipt, 'en').score)).toBe(english);
		expect(plain(receiptRows(receipt, 'ru').score)).toBe(russian);
	});

	test.each<[number, string]>([
		[1, 'всего 1 балл'],
		[3, 'всего 3 балла'],
		[11, 'всего 11 баллов'],
		[-2, 'всего −2 балла'],
		[0.5, 'всего 0,5 балла']
	])('says what was got: %d', (got, russian) => {
		const reasons = hot.reasons.map((reason) => ({ ...reason, got }));
		expect(receiptRows({ ...hot, reasons }, 'ru').why.join()).toContain(`${russian}, нужно`);
	});
});

describe('why a segment was taken', () => {
	const whyOf = (overrides: Parameters<typeof aQuiz>[0], answers: Answers) => {
		const receipt = receiptOf(aQuiz(overrides), answers);
		return [...receiptRows(receipt, 'en').why, ...receiptRows(receipt, 'ru').why].map(plain);
	};
	const result = 'read';
	const segment = (id: string) => ({ id, title: id, temperature: 'warm' as const, result });
	const cold = segment('cold');

	test.each<[string, Parameters<typeof aQuiz>[0], Answers, string[]]>([
		[
			'a knock-out',
			{
				knockouts: [
					{
						when: { answer: 'money', is: 'none' },
						segment: 'cold',
						reason: { en: 'No budget at all.', ru: 'Бюджета нет' }
					}
				]
			},
			{ money: 'none' },
			[
				'Knocked out: No budget at all. “Cold” whatever the points.',
				'Стоп-фактор: Бюджета нет. «Холодный» при любых баллах.'
			]
		],
		[
			'a gate that failed',
			{
				segments: [
					{
						...segment('hot'),
						score: { unit: 'percent', from: 50 },
						gates: [{ when: { dimension: 'need', atLeast: 5 }, reason: 'Need below 5' }]
					},
					cold
				]
			},
			{ money: 'much' },
			[
				'“hot” fits: 100% in total, needs at least 50%.',
				'“hot” does not fit: Need below 5.',
				'“cold” takes everyone else.',
				'«hot» подходит: всего 100 %, нужно не меньше 50 %.',
				'«hot» не подходит: Need below 5.',
				'«cold» — для всех остальных.'
			]
		],
		[
			'a range in one dimension',
			{
				segments: [
					{ ...segment('mid'), score: { dimension: 'budget', from: 5, below: 15 } },
					{ ...segment('low'), score: { below: 5 } },
					cold
				]
			},
			{ money: 'much' },
			[
				'“mid” does not fit: 20 points in Budget, needs at least 5 and less than 15.',
				'“low” does not fit: 20 points in total, needs less than 5.',
				'“cold” takes everyone else.',
				'«mid» не подходит: 20 баллов по шкале «Бюджет», нужно не меньше 5 и меньше 15.',
				'«low» не подходит: всего 20 баллов, нужно меньше 5.',
				'«cold» — для всех остальных.'
			]
		],
		[
			'a rule',
			{
				segments: [
					{ ...segment('a'), when: { answer: 'money', is: 'none' } },
					{ ...segment('b'), when: { answer: 'money', is: 'much' } },
					cold
				]
			},
			{ money: 'much' },
			[
				'“a” does not fit: its rule does not hold.',
				'“b” fits: its rule holds.',
				'«a» не подходит: условие не выполнено.',
				'«b» подходит: условие выполнено.'
			]
		]
	])('tells %s', (_, overrides, answers, expected) => {
		expect(whyOf(overrides, answers)).toEqual(expected);
	});

	test.each<[number, string, string]>([
		[18, 'just short of the threshold of', 'чуть ниже порога'],
		[20, 'exactly at the threshold of', 'ровно на пороге'],
		[22, 'just over the threshold of', 'чуть выше порога']
	])('tells that %d points are borderline', (from, english, russian) => {
		const segments = [{ ...segment('hot'), score: { from: 40 - from }, borderline: 2 }, cold];
		const receipt = receiptOf(aQuiz({ segments }), { money: 'much' });
		expect(receiptRows(receipt, 'en')).toMatchObject({
			heading: expect.stringContaining(' · borderline'),
			why: [
				expect.any(String),
				...(from < 20 ? [expect.any(String)] : []),
				`Borderline: ${english} “hot” (20 points in total, threshold ${40 - from}).`
			]
		});
		expect(receiptRows(receipt, 'ru').why.at(-1)).toBe(
			`На границе: ${russian} «hot» (всего 20 баллов, порог ${40 - from}).`
		);
	});
});

describe('a receipt', () => {
	test('survives being stored as JSON', () => {
		const stored: Receipt = JSON.parse(JSON.stringify(hot));
		expect(stored).toEqual(hot);
		expect(receiptText(stored, 'ru')).toBe(receiptText(hot, 'ru'));
	});

	test('shows an id only where there is no text', () => {
		const { steps } = aQuiz();
		const untold = aQuiz({ steps: steps.map((step) => ({ ...step, title: {} })) });
		const receipt = receiptOf(untold, { money: 'much' });
		expect(receiptRows(receipt, 'en').lines[0]?.question).toBe('money');
	});

	test('falls back to another language of the quiz', () => {
		const [budget] = aQuiz().dimensions;
		const german = aQuiz({ dimensions: [{ id: 'budget', ...budget, title: { de: 'Etat' } }] });
		expect(receiptRows(receiptOf(german, { money: 'much' }), 'ru').dimensions[0]?.title).toBe(
			'Etat'
		);
	});
});

describe('what spoke for somebody, and what against', () => {
	test('a question with a limit is one line with what it gave within it; the limit is no argument', () => {
		expect(receiptMarks(hot, 'en')).toEqual({
			for: [
				{
					...{ question: 'What is your budget?', answer: 'Over 1 million' },
					...{ points: 20, said: '+20' }
				},
				{
					...{ question: 'Goals', answer: 'More leads, More sales' },
					...{ points: 20, said: '+20' }
				},
				{ question: 'How much does it hurt?', answer: '3 / 5', points: 10, said: '+10' }
			],
			against: []
		});
	});

	test('together they are what was scored', () => {
		const marks = receiptMarks(hot, 'ru');
		expect(marks.for.reduce((sum, { points }) => sum + points, 0)).toBe(hot.total);
	});
});
