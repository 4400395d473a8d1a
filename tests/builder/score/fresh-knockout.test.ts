import fc from 'fast-check';
import { expect, test } from 'vitest';
import { freshKnockout } from '../../../src/lib/builder/score/fresh-knockout.ts';
import { normaliseQuiz } from '../../../src/lib/quiz/normalise.ts';
import type { QuizFile } from '../../../src/lib/quiz/quiz.ts';
import { verify } from '../../../src/lib/quiz/verify.ts';

const quizOf = (points: readonly number[], perUnit?: number): QuizFile => ({
	title: 'Quiz',
	steps: [
		{
			...{ id: 'a', kind: 'single_choice', title: 'A?' },
			options: points.map((each, at) => ({ id: `o${at}`, text: `${at}`, points: each }))
		},
		...(perUnit === undefined ? [] : [{ id: 'b', kind: 'number' as const, title: 'B?', perUnit }])
	],
	segments: [
		{ id: 'hot', title: 'Hot', temperature: 'hot', score: { from: 1 }, result: 'r' },
		{ id: 'cold', title: 'Cold', temperature: 'cold', result: 'r' }
	],
	results: [{ id: 'r', title: 'Thanks' }]
});

const found = (file: QuizFile) => {
	const knockout = freshKnockout(normaliseQuiz(file));
	const quiz = normaliseQuiz({ ...file, knockouts: [knockout] });
	return { knockout, codes: verify(quiz).map(({ code, path }) => `${path} ${code}`) };
};

test('a new knock-out knocks out nobody, and is told to be filled in', () => {
	const points = fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 2, maxLength: 6 });
	fc.assert(
		fc.property(points, (each) => {
			const { knockout, codes } = found(quizOf(each));
			expect(knockout.segment).toBe('cold');
			expect(codes).toContain('knockouts[0].when score_out_of_range');
			expect(codes).toContain('knockouts[0].reason missing_text');
		})
	);
});

test('where there is no least it is far below', () => {
	expect(found(quizOf([1, 2], -1)).knockout.when).toEqual({ total: true, atMost: -1_000_000 });
});
