import { describe, expect, test } from 'vitest';
import { boundsAlong, scoreBounds } from '../../src/lib/quiz/bounds.ts';
import { normaliseQuiz, type Quiz } from '../../src/lib/quiz/normalise.ts';
import type { Dimension, QuizFile, Step, StepOf } from '../../src/lib/quiz/quiz.ts';
import type { Factors, Points } from '../../src/lib/quiz/schema-parts.ts';

type Worth = Points | { points?: Points; factor: Factors };

function choice(id: string, worths: Worth[], rest: Partial<StepOf<'single_choice'>> = {}): Step {
	const options = worths.map((worth, index) => ({
		id: `o${index}`,
		text: `${index}`,
		...(typeof worth === 'object' && typeof worth['factor'] === 'object'
			? worth
			: { points: worth as Points })
	}));
	return { id, kind: 'single_choice', title: id, required: true, options, ...rest };
}

const fit: Dimension = { id: 'fit', title: 'Fit' };
const need: Dimension = { id: 'need', title: 'Need' };
const price: Dimension = { id: 'price', title: 'Price', amount: { currency: 'EUR' } };

function quizOf(
	steps: Step[],
	dimensions: Dimension[] = [fit, need],
	rest: Partial<QuizFile> = {}
): Quiz {
	return normaliseQuiz({ title: 'Quiz', dimensions, steps, ...rest });
}

const total = (quiz: Quiz) => {
	const { least, greatest } = scoreBounds(quiz).total;
	return [least, greatest];
};

const of = (quiz: Quiz, dimension: string) => {
	const { least, greatest } = scoreBounds(quiz).dimensions[dimension] ?? {
		least: NaN,
		greatest: NaN
	};
	return [least, greatest];
};

describe('the total', () => {
	test.each<[string, Quiz, [number, number]]>([
		['of one choice', quizOf([choice('a', [1, 5])]), [1, 5]],
		['of two in a row', quizOf([choice('a', [1, 5]), choice('b', [-2, 3])]), [-1, 8]],
		[
			'of a question that may be passed',
			quizOf([choice('a', [2, 5], { required: false })]),
			[0, 5]
		],
		['of losses that may be passed', quizOf([choice('a', [-9, -5], { required: false })]), [-9, 0]],
		[
			'of a question that may be skipped',
			quizOf([choice('a', [1]), choice('b', [10], { when: { answer: 'a', is: 'o0' } })]),
			[1, 11]
		],
		[
			'over a branch',
			quizOf([
				choice('a', [0, 1], { next: [{ when: { answer: 'a', is: 'o0' }, to: 'c' }] }),
				choice('b', [50], { next: 'end' }),
				choice('c', [-7])
			]),
			[-7, 51]
		],
		[
			'past a jump that is always taken',
			quizOf([choice('a', [1], { next: [{ to: 'c' }] }), choice('b', [50]), choice('c', [2])]),
			[3, 3]
		],
		['past the end', quizOf([choice('a', [1], { next: 'end' }), choice('b', [50])]), [1, 1]],
		[
			'through steps that lie backwards in the list',
			quizOf([
				choice('a', [1], { next: 'c' }),
				choice('b', [10], { next: 'end' }),
				choice('c', [100], { next: 'b' })
			]),
			[111, 111]
		],
		[
			'of one answer that serves one dimension or the other',
			quizOf([choice('a', [{ fit: 10 }, { need: 10 }])]),
			[10, 10]
		],
		[
			'by weight',
			quizOf(
				[choice('a', [{ fit: 1 }, { need: 1 }])],
				[
					{ ...fit, weight: 3 },
					{ ...need, weight: 0.5 }
				]
			),
			[0.5, 3]
		],
		[
			'with a dimension that is kept within its range',
			quizOf(
				[choice('a', [{ fit: -20 }, { fit: 30 }]), choice('b', [{ need: 1 }])],
				[{ ...fit, min: 0, max: 10 }, need]
			),
			[1, 11]
		],
		[
			'with a range that is never touched',
			quizOf([choice('a', [{ fit: 10 }, { need: 10 }])], [{ ...fit, min: 0, max: 50 }, need]),
			[10, 10]
		],
		['without amounts', quizOf([choice('a', [{ price: 900, fit: 1 }])], [fit, price]), [1, 1]],
		['without noise', quizOf([choice('a', [0.1]), choice('b', [0.2])]), [0.3, 0.3]],
		['of nothing', quizOf([{ id: 'a', kind: 'statement', title: 'A' }]), [0, 0]],
		[
			'without end',
			quizOf([{ id: 'a', kind: 'number', title: 'A', min: 0, required: true, perUnit: 2 }]),
			[0, Infinity]
		],
		[
			'without end, at no weight',
			quizOf(
				[{ id: 'a', kind: 'number', title: 'A', perUnit: 2 }],
				[{ ...fit, weight: 0, max: 9 }]
			),
			[0, 0]
		],
		[
			'of several choices with a cap',
			quizOf([
				{
					id: 'a',
					kind: 'multiple_choice',
					title: 'A',
					options: [
						{ id: 'x', text: 'X', points: 5 },
						{ id: 'y', text: 'Y', points: 4 }
					],
					maxPoints: 6
				}
			]),
			[0, 6]
		]
	])('%s', (_name, quiz, bounds) => {
		expect(total(quiz)).toEqual(bounds);
	});
});

describe('an amount', () => {
	const rooms = choice('rooms', [{ price: 100 }, { price: 300 }]);

	test.each<[string, Quiz, [number, number]]>([
		[
			'is a sum times factors',
			quizOf(
				[rooms, choice('old', [{ factor: { price: 2 } }, { factor: { price: 0.5 } }])],
				[price]
			),
			[50, 600]
		],
		[
			'may do without a factor that is not asked for',
			quizOf([rooms, choice('old', [{ factor: { price: 2 } }], { required: false })], [price]),
			[100, 600]
		],
		[
			'below nothing is least with the greatest factor',
			quizOf(
				[
					choice('a', [{ price: -100 }]),
					choice('old', [{ factor: { price: 2 } }, { factor: { price: 0.5 } }])
				],
				[price]
			),
			[-200, -50]
		],
		[
			'is rounded',
			quizOf(
				[choice('a', [{ price: 149 }, { price: 151 }])],
				[{ ...price, amount: { currency: 'EUR', round: 100 } }]
			),
			[100, 200]
		],
		['is kept within its range', quizOf([rooms], [{ ...price, min: 200, max: 250 }]), [200, 250]]
	])('%s', (_name, quiz, bounds) => {
		expect(of(quiz, 'price')).toEqual(bounds);
	});
});

test('along the way the score so far is bounded at each step', () => {
	const along = boundsAlong(quizOf([choice('a', [1, 5]), choice('b', [-9, 0]), choice('c', [2])]));
	const totals = [0, 1, 2, 3].map((place) => along.arriving(place).total);
	expect(totals).toEqual([
		{ least: 0, greatest: 0 },
		{ least: 1, greatest: 5 },
		{ least: -8, greatest: 5 },
		{ least: -6, greatest: 7 }
	]);
	expect(along.leaving(1).total).toEqual(totals[2]);
});

test('where ways turn back every step may count or not', () => {
	const steps = [choice('a', [1]), choice('b', [-2]), choice('c', [4], { next: 'a' })];
	expect(total(quizOf(steps))).toEqual([-2, 5]);
});
