import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answers } from '../../src/lib/quiz/answers.ts';
import type { Quiz } from '../../src/lib/quiz/normalise.ts';
import type { QuizFile, Step, StepOf } from '../../src/lib/quiz/quiz.ts';
import { scoreAnswers, scoreView } from '../../src/lib/quiz/score.ts';
import { aQuiz } from '../support/a-quiz.ts';

type Points = number | Record<string, number>;

const TWO = [
	{ id: 'budget', title: 'Budget' },
	{ id: 'need', title: 'Need' }
];
const PRICE = { id: 'price', title: 'Price', amount: { currency: 'EUR' } };

function choice(
	id: string,
	points: Record<string, Points>,
	rest: Partial<StepOf<'single_choice'>> = {}
): Step {
	const options = Object.entries(points).map(([option, worth]) => ({
		id: option,
		text: option,
		points: worth
	}));
	return { id, kind: 'single_choice', title: id, required: true, options, ...rest };
}

function several(id: string, points: Record<string, Points>, maxPoints?: Points): Step {
	const options = Object.entries(points).map(([option, worth]) => ({
		id: option,
		text: option,
		points: worth
	}));
	return { id, kind: 'multiple_choice', title: id, options, maxPoints };
}

const number = (id: string, rest: object): Step => ({
	id,
	kind: 'number',
	title: id,
	required: true,
	...rest
});

const score = (quiz: Quiz, answers: Answers) => scoreAnswers(quiz, answers, Object.keys(answers));
const quizOf = (steps: Step[], dimensions: QuizFile['dimensions'] = TWO) =>
	aQuiz({ steps, dimensions });

interface Case {
	quiz: Quiz;
	answers: Answers;
	total: number;
	percent: number;
	reachable: number;
	dimensions?: Record<string, number>;
}

const cases: Record<string, Case> = {
	'a number goes to the first dimension': {
		quiz: quizOf([choice('a', { x: 7, y: 10 })]),
		answers: { a: 'x' },
		total: 7,
		percent: 70,
		reachable: 10,
		dimensions: { budget: 7, need: 0 }
	},
	'a number passes by an amount that stands first': {
		quiz: quizOf([choice('a', { x: 7 })], [PRICE, ...TWO]),
		answers: { a: 'x' },
		total: 7,
		percent: 100,
		reachable: 7,
		dimensions: { price: 0, budget: 7, need: 0 }
	},
	'without dimensions there is one called score': {
		quiz: quizOf([choice('a', { x: 7, y: 14 })], []),
		answers: { a: 'x' },
		total: 7,
		percent: 50,
		reachable: 14,
		dimensions: { score: 7 }
	},
	'one option scores in several dimensions': {
		quiz: quizOf([choice('a', { x: { budget: 3, need: 4 } })]),
		answers: { a: 'x' },
		total: 7,
		percent: 100,
		reachable: 7,
		dimensions: { budget: 3, need: 4 }
	},
	'options that exclude each other are not both reachable': {
		quiz: quizOf([choice('a', { x: { budget: 10 }, y: { need: 10 } })]),
		answers: { a: 'x' },
		total: 10,
		percent: 100,
		reachable: 10
	},
	'points of several answers add up': {
		quiz: quizOf([several('a', { x: 1, y: 2, z: 4 })]),
		answers: { a: ['x', 'z'] },
		total: 5,
		percent: 71.4,
		reachable: 7
	},
	'a cap holds several answers down': {
		quiz: quizOf([several('a', { x: 5, y: 5, z: 5 }, 8)]),
		answers: { a: ['x', 'y', 'z'] },
		total: 8,
		percent: 100,
		reachable: 8
	},
	'a cap holds in the dimension it names': {
		quiz: quizOf([
			several('a', { x: { budget: 5, need: 5 }, y: { budget: 5, need: 5 } }, { need: 6 })
		]),
		answers: { a: ['x', 'y'] },
		total: 16,
		percent: 100,
		reachable: 16,
		dimensions: { budget: 10, need: 6 }
	},
	'a cap lets less pass': {
		quiz: quizOf([several('a', { x: 5, y: 5 }, 8)]),
		answers: { a: ['x'] },
		total: 5,
		percent: 62.5,
		reachable: 8
	},
	'points may be negative, percent is not': {
		quiz: quizOf([choice('a', { x: -5, y: 10 })]),
		answers: { a: 'x' },
		total: -5,
		percent: 0,
		reachable: 10
	},
	'a dimension never falls below its floor': {
		quiz: quizOf([choice('a', { x: -5, y: 10 })], [{ id: 'budget', title: 'Budget', min: 0 }]),
		answers: { a: 'x' },
		total: 0,
		percent: 0,
		reachable: 10
	},
	'a floor counts for its dimension alone': {
		quiz: quizOf(
			[choice('a', { x: { budget: -10, need: 5 }, y: 1 })],
			[
				{ id: 'budget', title: 'B', min: 0 },
				{ id: 'need', title: 'N' }
			]
		),
		answers: { a: 'x' },
		total: 5,
		percent: 83.3,
		reachable: 6
	},
	'a dimension never rises above its ceiling, and no more is reachable': {
		quiz: quizOf(
			[choice('a', { x: 30 }), choice('b', { x: 30, y: 0 })],
			[{ id: 'budget', title: 'Budget', max: 40 }]
		),
		answers: { a: 'x', b: 'x' },
		total: 40,
		percent: 100,
		reachable: 40
	},
	'weights count in the total alone': {
		quiz: quizOf(
			[choice('a', { x: { budget: 10, need: 4 }, y: { budget: 10, need: 8 } })],
			[
				{ id: 'budget', title: 'B', weight: 2 },
				{ id: 'need', title: 'N', weight: 0.5 }
			]
		),
		answers: { a: 'x' },
		total: 22,
		percent: 91.7,
		reachable: 24,
		dimensions: { budget: 10, need: 4 }
	},
	'a dimension of no weight is measured and left out': {
		quiz: quizOf(
			[choice('a', { x: { budget: 10, need: 4 } })],
			[
				{ id: 'budget', title: 'B' },
				{ id: 'need', title: 'N', weight: 0 }
			]
		),
		answers: { a: 'x' },
		total: 10,
		percent: 100,
		reachable: 10,
		dimensions: { budget: 10, need: 4 }
	},
	'fractions add up without noise': {
		quiz: quizOf([
			choice('a', { x: 0.1 }),
			choice('b', { x: 0.2 }),
			choice('c', { x: 0.7, y: 0.3 })
		]),
		answers: { a: 'x', b: 'x', c: 'y' },
		total: 0.6,
		percent: 60,
		reachable: 1
	},
	'an optional question left empty could have been answered': {
		quiz: quizOf([choice('a', { x: 5 }), choice('b', { x: 5 }, { required: false })]),
		answers: { a: 'x', b: null },
		total: 5,
		percent: 50,
		reachable: 10
	},
	'an optional question that only costs points reaches nothing': {
		quiz: quizOf([choice('a', { x: 5 }), choice('b', { x: -5 }, { required: false })]),
		answers: { a: 'x', b: null },
		total: 5,
		percent: 100,
		reachable: 5
	},
	'a required question that only costs points is counted as it must be': {
		quiz: quizOf([choice('a', { x: 10 }), choice('b', { x: -5, y: -2 })]),
		answers: { a: 'x', b: 'y' },
		total: 8,
		percent: 100,
		reachable: 8
	},
	'nothing was reachable': {
		quiz: quizOf([choice('a', { x: 0 })]),
		answers: { a: 'x' },
		total: 0,
		percent: 0,
		reachable: 0
	},
	'a band reaches up to the next one': {
		quiz: quizOf([
			number('a', {
				bands: [
					{ from: 10, points: 5 },
					{ from: 20, points: 9 }
				],
				max: 100
			})
		]),
		answers: { a: 19.9 },
		total: 5,
		percent: 55.6,
		reachable: 9
	},
	'below the first band there are no points': {
		quiz: quizOf([number('a', { bands: [{ from: 10, points: 5 }], min: 0, max: 100 })]),
		answers: { a: 9 },
		total: 0,
		percent: 0,
		reachable: 5
	},
	'of a question without an end, what was given could be had': {
		quiz: quizOf([number('a', { perUnit: 2 }), choice('b', { x: 10, y: 20 })]),
		answers: { a: 15, b: 'x' },
		total: 40,
		percent: 80,
		reachable: 50
	},
	'own words bring what "other" is worth': {
		quiz: quizOf([choice('a', { x: 10 }, { other: { points: 4 } })]),
		answers: { a: { other: 'Mine' } },
		total: 4,
		percent: 40,
		reachable: 10
	},
	'an option gone from the quiz brings nothing': {
		quiz: quizOf([choice('a', { x: 10 })]),
		answers: { a: 'gone' },
		total: 0,
		percent: 0,
		reachable: 10
	},
	'a step gone from the quiz brings nothing': {
		quiz: quizOf([choice('a', { x: 10 })]),
		answers: { gone: 'x', a: 'x' },
		total: 10,
		percent: 100,
		reachable: 10
	},
	'points of an unknown dimension are nobody’s': {
		quiz: quizOf([choice('a', { x: { budget: 1, typo: 100, constructor: 5 } })]),
		answers: { a: 'x' },
		total: 1,
		percent: 100,
		reachable: 1
	},
	'an amount stays out of the total': {
		quiz: quizOf([choice('a', { x: { price: 1000, need: 5 } })], [...TWO, PRICE]),
		answers: { a: 'x' },
		total: 5,
		percent: 100,
		reachable: 5,
		dimensions: { budget: 0, need: 5, price: 1000 }
	}
};

describe('a score', () => {
	test.each(Object.entries(cases))('%s', (_, { quiz, answers, dimensions, ...expected }) => {
		const { total, percent, reachable, ...scored } = score(quiz, answers);
		expect({ total, percent, reachable }).toEqual(expected);
		for (const [id, points] of Object.entries(dimensions ?? {})) {
			expect(scored.dimensions[id]?.points, id).toBe(points);
		}
	});

	test('counts the steps on the path alone', () => {
		const quiz = quizOf([choice('a', { x: 5 }), choice('b', { x: 50 })]);
		expect(scoreAnswers(quiz, { a: 'x', b: 'x' }, ['a'])).toMatchObject({
			total: 5,
			percent: 100,
			reachable: 5
		});
	});

	test('is fair to a short branch', () => {
		const quiz = aQuiz();
		expect(score(quiz, { money: 'much', pain: 5, goals: ['leads'], email: null }).percent).toBe(
			83.3
		);
		expect(score(quiz, { money: 'much' }).percent).toBe(100);
	});
});

describe('an amount', () => {
	const walls = { id: 'walls', kind: 'single_choice', title: 'Walls', required: true } as const;
	const priced = (amount: object, limits: object = {}) =>
		quizOf(
			[
				number('area', { perUnit: { price: 100 }, min: 0, max: 200 }),
				{
					...walls,
					options: [
						{ id: 'bare', text: 'Bare', factor: { price: 1.25 } },
						{ id: 'done', text: 'Done' }
					]
				},
				{ ...walls, id: 'rush', options: [{ id: 'yes', text: 'Yes', factor: { price: 1.1 } }] }
			],
			[...TWO, { ...PRICE, ...limits, amount: { currency: 'EUR', ...amount } }]
		);

	test.each<[string, Quiz, Answers, object]>([
		['is the sum of its points', priced({}), { area: 42 }, { value: 4200, low: 4200, high: 4200 }],
		[
			'is multiplied by every factor',
			priced({}),
			{ area: 40, walls: 'bare', rush: 'yes' },
			{ value: 5500 }
		],
		[
			'is left alone by an option without a factor',
			priced({}),
			{ area: 40, walls: 'done' },
			{ value: 4000 }
		],
		['is rounded', priced({ round: 500 }), { area: 42, walls: 'bare' }, { value: 5500 }],
		['is shown from and to', priced({ spread: 0.1 }), { area: 40 }, { low: 3600, high: 4400 }],
		[
			'rounds both ends',
			priced({ spread: 0.1, round: 500 }),
			{ area: 40 },
			{ low: 3500, high: 4500 }
		],
		[
			'lies in the middle of its ends, however coarse the rounding',
			priced({ spread: 0.1, round: 100 }),
			{ area: 5 },
			{ value: 500, low: 400, high: 600 }
		],
		[
			'keeps a spread that rounding would take away',
			priced({ spread: 0.1, round: 100 }),
			{ area: 1 },
			{ value: 100, low: 0, high: 200 }
		],
		['keeps to its least', priced({}, { min: 3000 }), { area: 10 }, { value: 3000 }],
		['keeps to its greatest', priced({}, { max: 9000 }), { area: 100 }, { value: 9000 }],
		[
			'is nothing without answers',
			priced({ spread: 0.2 }),
			{ area: null },
			{ value: 0, low: 0, high: 0 }
		]
	])('%s', (_, quiz, answers, expected) => {
		expect(score(quiz, answers).dimensions['price']?.amount).toMatchObject(expected);
	});

	test('has an end to each side, as far from it, for any spread and rounding', () => {
		const spread = fc.double({ min: 0, max: 1, noNaN: true });
		const round = fc.constantFrom(undefined, 0.01, 1, 50, 100, 1000, 12_500);
		const area = fc.integer({ min: 0, max: 200 });
		fc.assert(
			fc.property(spread, round, area, (spread, round, area) => {
				const quiz = priced({ spread, ...(round !== undefined && { round }) });
				const amount = score(quiz, { area }).dimensions['price']?.amount;
				if (!amount) throw new Error('There is no amount.');
				const { value, low, high } = amount;
				expect(low).toBeLessThanOrEqual(value);
				expect(high - value).toBeCloseTo(value - low, 6);
				if (spread > 0.001 && value > 0) expect(high).toBeGreaterThan(value);
			})
		);
	});

	test('says what it could have come to', () => {
		const { price } = score(priced({}), { area: 100, walls: 'done', rush: 'yes' }).dimensions;
		expect(price).toMatchObject({ points: 11_000, reachable: 27_500, percent: 40 });
	});

	test('tells points, factors, limits and rounding line by line', () => {
		const quiz = priced({ round: 500 }, { max: 6000 });
		const { lines } = score(quiz, { area: 50, walls: 'bare', rush: 'yes' });
		expect(lines.map(({ source, step, points, factor }) => [source, step, points, factor])).toEqual(
			[
				['answer', 'area', 5000, undefined],
				['factor', 'walls', 1250, 1.25],
				['factor', 'rush', 625, 1.1],
				['cap', undefined, -875, undefined]
			]
		);
		const rounded = score(quiz, { area: 42 }).lines.at(-1);
		expect(rounded).toEqual({ source: 'rounding', dimension: 'price', points: -200 });
	});
});

describe('the lines of a score', () => {
	test('name question, answer, option and dimension', () => {
		const { lines } = score(aQuiz(), { money: 'much', pain: 5 });
		expect(lines[0]).toEqual({
			source: 'answer',
			dimension: 'budget',
			points: 20,
			step: 'money',
			option: 'much',
			question: { en: 'What is your budget?', ru: 'Какой у вас бюджет?' },
			answer: { en: 'Over 1 million', ru: 'Больше 1 млн' }
		});
	});

	test('tell what a cap took', () => {
		const { lines } = score(aQuiz(), { goals: ['leads', 'sales'] });
		expect(lines.map(({ source, points }) => [source, points])).toEqual([
			['answer', 10],
			['answer', 15],
			['cap', -5]
		]);
	});

	test('tell what the range of a dimension gave', () => {
		const quiz = quizOf([choice('a', { x: -5, y: 1 })], [{ id: 'budget', title: 'B', min: 0 }]);
		expect(score(quiz, { a: 'x' }).lines.at(-1)).toEqual({
			source: 'cap',
			dimension: 'budget',
			points: 5
		});
	});

	test('tell a zero where the question could have scored', () => {
		expect(score(aQuiz(), { money: 'none' }).lines).toMatchObject([{ step: 'money', points: 0 }]);
	});

	test('tell an answer that brought nothing to a question that could have', () => {
		const [line, ...others] = score(aQuiz(), { goals: ['order'] }).lines;
		expect(line).toMatchObject({ step: 'goals', dimension: 'need', points: 0 });
		expect(line?.answer).toEqual({ en: 'Order', ru: 'Порядок' });
		expect(others).toEqual([]);
	});

	test('are silent about questions that never score', () => {
		expect(score(aQuiz(), { email: 'anna@example.com' }).lines).toEqual([]);
	});
});

describe('the highest dimension', () => {
	const steps = [
		choice('a', {
			b: { budget: 10 },
			n: { need: 10 },
			both: { budget: 9, need: 9 },
			p: { price: 99 },
			minus: { budget: -1 }
		})
	];
	const quiz = quizOf(steps, [...TWO, PRICE]);

	test.each<[string, string, string | null]>([
		['is the one with most percent', 'n', 'need'],
		['is the first of equals', 'both', 'budget'],
		['is no amount', 'p', null],
		['is none where nothing scored above 0', 'minus', null]
	])('%s', (_, answer, expected) => {
		expect(scoreView(score(quiz, { a: answer })).highest).toBe(expected);
	});

	test('is measured in percent, not points', () => {
		const uneven = quizOf([
			choice('a', { x: { budget: 50, need: 9 }, y: { budget: 100, need: 10 } })
		]);
		expect(score(uneven, { a: 'x' }).highest).toBe('need');
	});

	test('goes by the order of the file even where ids look like numbers', () => {
		const numbered = quizOf(
			[choice('a', { x: { z: 1, 1: 1 } })],
			[
				{ id: 'z', title: 'Z' },
				{ id: '1', title: 'One' }
			]
		);
		expect(score(numbered, { a: 'x' }).highest).toBe('z');
	});
});
