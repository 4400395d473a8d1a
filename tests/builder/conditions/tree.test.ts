import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	conditionOf,
	readCondition,
	writeCondition
} from '../../../src/lib/builder/conditions/tree.ts';
import { conditionSchema } from '../../../src/lib/quiz/condition-schema.ts';
import { aToldQuiz } from '../../support/a-told-quiz.ts';
import { anyCondition } from '../../support/any-condition.ts';
import { arbitraryQuiz } from '../../support/arbitrary-quiz.ts';
import { conditionOf as arbitraryCondition } from '../../support/arbitrary-condition.ts';
import { choices } from '../../support/draw.ts';

test('any condition that the schema takes is read into rows and groups and written the same', () => {
	const property = fc.property(anyCondition(aToldQuiz()), (condition) => {
		expect(conditionSchema.parse(condition)).toEqual(condition);
		expect(writeCondition(readCondition(condition))).toStrictEqual(condition);
	});
	fc.assert(property, { numRuns: 2000 });
});

test('so are the conditions of arbitrary quizzes', () => {
	const property = fc.property(choices(), (draw) => {
		const { steps, dimensions } = arbitraryQuiz(draw);
		const condition = arbitraryCondition({ draw, steps, dimensions });
		expect(writeCondition(readCondition(condition))).toEqual(condition);
	});
	fc.assert(property, { numRuns: 300 });
});

test('a “not” before a row or a group is counted', () => {
	const asked = { answer: 'role', is: 'owner' };
	expect(readCondition({ not: { not: asked } })).toMatchObject({ type: 'row', negations: 2 });
	expect(readCondition({ not: { any: [asked] } })).toMatchObject({
		type: 'group',
		negations: 1,
		mode: 'any'
	});
});

test('several questions about one answer are one row', () => {
	expect(readCondition({ answer: 'area', atLeast: 10, below: 20 })).toEqual({
		type: 'row',
		negations: 0,
		subject: { about: 'answer', step: 'area' },
		clauses: [
			{ operator: 'atLeast', value: 10 },
			{ operator: 'below', value: 20 }
		]
	});
});

test.each([
	[{ about: 'answer', step: 'a', row: 'r' }, 'is', 'c', { answer: 'a', row: 'r', is: 'c' }],
	[{ about: 'answer', step: 'a', top: 2 }, 'anyOf', ['x'], { answer: 'a', top: 2, anyOf: ['x'] }],
	[{ about: 'answer', step: 'a' }, 'unanswered', null, { answer: 'a', answered: false }],
	[{ about: 'hidden', name: 'src' }, 'present', null, { hidden: 'src', present: true }],
	[{ about: 'score', dimension: null }, 'atLeast', 5, { total: true, atLeast: 5 }],
	[
		{ about: 'score', dimension: 'need', unit: 'percent' },
		'below',
		40,
		{ dimension: 'need', unit: 'percent', below: 40 }
	],
	[{ about: 'highest' }, 'is', 'need', { highest: 'need' }]
] as const)(
	'%o %s %o is written as the language of conditions has it',
	(subject, operator, value, condition) => {
		expect(conditionOf(subject, operator, value)).toEqual(condition);
	}
);
