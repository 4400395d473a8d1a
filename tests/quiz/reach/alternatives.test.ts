import { describe, expect, test } from 'vitest';
import type { Answer } from '../../../src/lib/quiz/answers.ts';
import type { Condition } from '../../../src/lib/quiz/condition.ts';
import { checkAnswer } from '../../../src/lib/quiz/check.ts';
import { evaluate } from '../../../src/lib/quiz/evaluate.ts';
import type { Step } from '../../../src/lib/quiz/quiz.ts';
import { alternativesOf } from '../../../src/lib/quiz/reach/alternatives.ts';
import { askedBy, nothingAsked } from '../../../src/lib/quiz/reach/asked.ts';
import type { Points } from '../../../src/lib/quiz/schema-parts.ts';
import { aStep } from '../../support/a-step.ts';

/** Answers to a step that these conditions, and the points of `fit` and `need`, can tell apart. */
function alternatives(step: Step, ...conditions: Condition[]) {
	const asked = askedBy(conditions).answers.get(step.id) ?? nothingAsked();
	const found = alternativesOf(step, {
		...{ asked, dimensions: ['fit', 'need'], usual: 'fit', today: undefined }
	});
	for (const { answer } of found.answers) {
		expect(checkAnswer(step, answer, { consents: [] })).toEqual({ ok: true, answer });
	}
	return found;
}

/** The part of all answers for which the condition holds. */
function share(step: Step, condition: Condition): number {
	const { answers } = alternatives(step, condition);
	const holds = (answer: Answer) =>
		evaluate(condition, { answers: { [step.id]: answer }, hidden: {} }) === true;
	const sum = (some: typeof answers) => some.reduce((all, { weight }) => all + weight, 0);
	return sum(answers.filter(({ answer }) => holds(answer))) / sum(answers);
}

const many = (count: number, points: (at: number) => Points | undefined = () => undefined) =>
	Array.from({ length: count }, (_, at) => ({ id: `o${at}`, text: `${at}`, points: points(at) }));

const order = (rest: object, count = 20, points?: (at: number) => Points | undefined) =>
	aStep('ranking', { id: 'r', options: many(count, points), ...rest });

describe('orders of 20 options', () => {
	test('that nothing tells apart are one', () => {
		expect(alternatives(order({}))).toMatchObject({ complete: true, answers: { length: 1 } });
	});

	test('are as many as can win, where only the first place counts', () => {
		const step = order({}, 20, (at) => at % 4);
		expect(alternatives(step)).toMatchObject({ complete: true, answers: { length: 4 } });
	});

	test('are told apart down to the last place that is asked about, and no further', () => {
		const first: Condition = { answer: 'r', top: 1, is: 'o3' };
		const among: Condition = { answer: 'r', top: 10, anyOf: ['o3', 'o4'] };
		// First, later among the ten, or behind; for each of both options, but not both first.
		expect(alternatives(order({}), first, among)).toMatchObject({
			complete: true,
			answers: { length: 8 }
		});
	});

	test('are weighed by how many they stand for', () => {
		const step = order({ top: 5 }, 20, (at) => at % 3);
		expect(share(step, { answer: 'r', top: 1, is: 'o7' })).toBeCloseTo(1 / 20, 9);
		expect(share(step, { answer: 'r', top: 2, is: 'o7' })).toBeCloseTo(2 / 20, 9);
		expect(share(step, { answer: 'r', is: 'o7' })).toBeCloseTo(5 / 20, 9);
		expect(share(step, { answer: 'r', top: 2, allOf: ['o7', 'o8'] })).toBeCloseTo(2 / 380, 9);
	});

	test('are cut down where they are too many, which is said', () => {
		const step = order({ weights: [5, 4, 3, 2, 1] }, 20, (at) => ({ fit: at ** 2, need: -at }));
		const { answers, complete } = alternatives(step);
		expect(complete).toBe(false);
		expect(answers.length).toBeLessThanOrEqual(4000);
	});
});

describe('tables of 30 rows', () => {
	const rows = many(30).map(({ id, text }) => ({ id, text }));
	const table = (rest: object = {}) =>
		aStep('matrix', { id: 'm', rows, columns: many(5, (at) => at), required: true, ...rest });

	test('are as many as their sums', () => {
		expect(alternatives(table())).toMatchObject({ complete: true, answers: { length: 121 } });
	});

	test('are told apart in the rows that are asked about', () => {
		const row: Condition = { answer: 'm', row: 'o2', is: 'o4' };
		const columns = many(5);
		expect(alternatives(table({ columns }), row)).toMatchObject({
			complete: true,
			answers: { length: 2 }
		});
		const open = { columns, required: false };
		expect(alternatives(table(open), row).answers).toHaveLength(3);
		expect(share(table(), row)).toBeCloseTo(1 / 5, 9);
		expect(share(table({ several: true }), row)).toBeCloseTo(16 / 31, 9);
	});

	test('are never wholly empty', () => {
		const answered: Condition = { answer: 'm', row: 'o2', answered: false };
		const { answers } = alternatives(table({ required: false, columns: many(5) }), answered);
		expect(answers.every(({ answer }) => Object.keys(answer).length > 0)).toBe(true);
	});
});
