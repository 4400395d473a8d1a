import { describe, expect, test } from 'vitest';
import {
	addClause,
	addPart,
	changeOperator,
	changeSubject,
	duplicatePart,
	furtherOperators,
	movePart,
	negate,
	newRow,
	removeClause,
	removePart
} from '../../../src/lib/builder/conditions/edit.ts';
import {
	readCondition,
	writeCondition,
	type Group,
	type Row,
	type Subject
} from '../../../src/lib/builder/conditions/tree.ts';
import type { Condition } from '../../../src/lib/quiz/condition.ts';
import { aToldQuiz } from '../../support/a-told-quiz.ts';

const quiz = aToldQuiz();
const answer = (step: string): Subject => ({ about: 'answer', step });

function row(condition: Condition): Row {
	const node = readCondition(condition);
	if (node.type !== 'row') throw new Error('This is a group.');
	return node;
}

function group(condition: Condition): Group {
	const node = readCondition(condition);
	if (node.type !== 'group') throw new Error('This is a row.');
	return node;
}

describe('a new row asks what needs nothing typed', () => {
	test.each<[Subject, Condition]>([
		[answer('single'), { answer: 'single', is: 'a' }],
		[answer('short'), { answer: 'short', answered: true }],
		[answer('number'), { answer: 'number', atLeast: 251 }],
		[answer('slider'), { answer: 'slider', atLeast: 105 }],
		[answer('date'), { answer: 'date', atLeast: 30 }],
		[
			{ about: 'hidden', name: 'src' },
			{ hidden: 'src', present: true }
		],
		[
			{ about: 'score', dimension: null, unit: 'percent' },
			{ total: true, unit: 'percent', atLeast: 50 }
		],
		[{ about: 'highest' }, { highest: 'need' }]
	])('%j', (subject, condition) => {
		expect(writeCondition(newRow(quiz, subject))).toEqual(condition);
	});
});

describe('another subject keeps what can be asked of it too', () => {
	test.each<[Condition, Subject, Condition]>([
		[{ answer: 'number', over: 7 }, answer('scale'), { answer: 'scale', over: 7 }],
		[
			{ answer: 'single', anyOf: ['b', 'c'] },
			answer('several'),
			{ answer: 'several', anyOf: ['b', 'c'] }
		],
		[
			{ answer: 'several', noneOf: ['none'] },
			{ about: 'answer', step: 'matrix', row: 'price' },
			{ answer: 'matrix', row: 'price', noneOf: ['bad'] }
		],
		[{ answer: 'number', over: 7 }, answer('date'), { answer: 'date', over: 30 }],
		[{ answer: 'number', over: 7 }, answer('single'), { answer: 'single', is: 'a' }],
		[
			{ answer: 'number', atLeast: 5, below: 9 },
			answer('scale'),
			{ answer: 'scale', atLeast: 5, below: 9 }
		],
		[{ answer: 'short', contains: 'gold' }, answer('email'), { answer: 'email', contains: 'gold' }],
		[{ answer: 'lost', is: 'x' }, answer('picture'), { answer: 'picture', is: 'a' }]
	])('%j to %j', (before, subject, after) => {
		expect(writeCondition(changeSubject(quiz, row(before), subject))).toEqual(after);
	});
});

describe('another operator keeps the value as far as it fits', () => {
	test.each<[Condition, Parameters<typeof changeOperator>[3], Condition]>([
		[{ answer: 'single', is: 'b' }, 'anyOf', { answer: 'single', anyOf: ['b'] }],
		[{ answer: 'single', anyOf: ['c', 'b'] }, 'is', { answer: 'single', is: 'c' }],
		[{ answer: 'single', anyOf: ['c', 'b'] }, 'noneOf', { answer: 'single', noneOf: ['c', 'b'] }],
		[{ answer: 'number', over: 7 }, 'atMost', { answer: 'number', atMost: 7 }],
		[{ hidden: 'src', is: 'mail' }, 'anyOf', { hidden: 'src', anyOf: ['mail'] }],
		[{ hidden: 'src', present: true }, 'contains', { hidden: 'src', contains: '…' }],
		[{ answer: 'date', over: '2026-12-31' }, 'below', { answer: 'date', below: '2026-12-31' }]
	])('%j %s', (before, operator, after) => {
		expect(writeCondition(changeOperator(quiz, row(before), 0, operator))).toEqual(after);
	});
});

describe('one more question about the same', () => {
	test.each<[Condition, Condition]>([
		[
			{ answer: 'scale', atLeast: 3 },
			{ answer: 'scale', atLeast: 3, below: 10 }
		],
		[
			{ total: true, over: 40 },
			{ total: true, over: 40, below: 50 }
		],
		[
			{ answer: 'date', atLeast: 14 },
			{ answer: 'date', atLeast: 14, below: 44 }
		],
		[
			{ answer: 'date', atLeast: '2026-12-31' },
			{ answer: 'date', atLeast: '2026-12-31', below: '2027-01-30' }
		],
		[
			{ answer: 'scale', below: 3 },
			{ answer: 'scale', below: 3, atLeast: 0 }
		],
		[
			{ hidden: 'src', is: 'mail' },
			{ hidden: 'src', is: 'mail', anyOf: ['…'] }
		]
	])('%j becomes %j', (before, after) => {
		const more = addClause(quiz, row(before));
		expect(writeCondition(more)).toEqual(after);
		expect(writeCondition(removeClause(more, 1))).toEqual(before);
	});

	test('is none that is asked already', () => {
		expect(furtherOperators(quiz, row({ answer: 'file', answered: true }))).toEqual([]);
	});
});

describe('parts of a group', () => {
	const a: Condition = { answer: 'single', is: 'a' };
	const b: Condition = { answer: 'single', is: 'b' };
	const c: Condition = { answer: 'single', is: 'c' };

	test('are added to it, and to a row by making a group of both', () => {
		expect(writeCondition(addPart(null, row(a)))).toEqual(a);
		expect(writeCondition(addPart(row(a), row(b)))).toEqual({ all: [a, b] });
		expect(writeCondition(addPart(readCondition({ any: [a, b] }), row(c)))).toEqual({
			any: [a, b, c]
		});
		expect(writeCondition(addPart(readCondition({ not: { any: [a, b] } }), row(c)))).toEqual({
			all: [{ not: { any: [a, b] } }, c]
		});
	});

	test('are moved, duplicated and removed', () => {
		const abc = group({ any: [a, b, c] });
		expect(writeCondition(movePart(abc, 0, 2))).toEqual({ any: [b, c, a] });
		expect(movePart(abc, 0, -1)).toBe(abc);
		expect(writeCondition(duplicatePart(abc, 1))).toEqual({ any: [a, b, b, c] });
		expect(removePart(abc, 1)?.parts).toHaveLength(2);
		expect(removePart(group({ all: [a] }), 0)).toBeNull();
	});
});

test('a “not” is put before a row and taken away again', () => {
	const asked = row({ answer: 'scale', over: 7 });
	expect(writeCondition(negate(asked))).toEqual({ not: { answer: 'scale', over: 7 } });
	expect(negate(negate(asked))).toEqual(asked);
});
