import { expect, test } from 'vitest';
import { searched } from '../../src/lib/ui/choice.ts';

const groups = [
	{
		label: 'Answers',
		choices: [
			{ value: 'budget', label: '1. What is your Budget?' },
			{ value: 'role', label: '2. Ваша роль' }
		]
	},
	{ label: 'Score', choices: [{ value: 'total', label: 'Total score' }] }
];

test.each([
	['', ['budget', 'role', 'total']],
	['budget what', ['budget']],
	['РОЛЬ', ['role']],
	['2.', ['role']],
	['budget role', []]
])('“%s” finds what holds each of its words', (search, found) => {
	const left = searched(groups, search);
	expect(left.flatMap(({ choices }) => choices.map(({ value }) => value))).toEqual(found);
	expect(left.every(({ choices }) => choices.length > 0)).toBe(true);
});
