import { describe, expect, test } from 'vitest';
import { partPath, problemsOf } from '../../../src/lib/builder/conditions/node-paths.ts';
import { readCondition } from '../../../src/lib/builder/conditions/tree.ts';
import type { Condition } from '../../../src/lib/quiz/condition.ts';
import type { QuizProblem } from '../../../src/lib/quiz/verify.ts';

const row: Condition = { answer: 'one', is: 'a' };
const at = (path: string, paths?: string[]): QuizProblem => ({
	code: 'never_holds',
	severity: 'error',
	path,
	params: {},
	...(paths && { paths })
});
const found = (condition: Condition, ...problems: QuizProblem[]) =>
	problemsOf(problems, readCondition(condition), 'when.any[1]').map(({ path }) => path);

describe('a problem belongs to', () => {
	test('the row that it lies in, whatever part of it', () => {
		expect(
			found(row, at('when.any[1]'), at('when.any[1].answer'), at('when.any[1].anyOf[2]'))
		).toHaveLength(3);
	});

	test('no other row', () => {
		expect(
			found(row, at('when'), at('when.any[10]'), at('when.any[10].is'), at('when.any[0]'))
		).toEqual([]);
	});

	test('the row behind its negations', () => {
		const not = { not: { not: row } };
		const paths = ['when.any[1]', 'when.any[1].not', 'when.any[1].not.not.is'];
		expect(found(not, ...paths.map((path) => at(path)))).toEqual(paths);
	});

	test('the group and not to its parts', () => {
		const group = { not: { all: [row] } };
		expect(found(group, at('when.any[1].not'), at('when.any[1].not.all[0]'))).toEqual([
			'when.any[1].not'
		]);
	});

	test('each of the places that it is told of', () => {
		expect(found(row, at('when', ['when.any[0].is', 'when.any[1].is']))).toEqual(['when']);
	});
});

test('the path of a part goes through the negations of its group', () => {
	const group = readCondition({ not: { any: [row, row] } });
	if (group.type !== 'group') throw new Error('This is a row.');
	expect(partPath(group, 'when', 1)).toBe('when.not.any[1]');
});
