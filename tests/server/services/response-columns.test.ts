import { expect, test } from 'vitest';
import { responseColumns } from '../../../src/lib/server/services/response-columns.ts';
import { aQuiz } from '../../support/a-quiz.ts';

test('every column has a heading of its own, whatever steps, dimensions and hidden fields are called', () => {
	const quiz = aQuiz({
		hidden: ['source', 'campaign'],
		dimensions: [
			{ id: 'budget', title: 'Budget' },
			{ id: 'need', title: 'Need' }
		],
		steps: [{ id: 'budget', kind: 'short_text', title: 'Budget' }],
		segments: [],
		knockouts: []
	});
	const headings = responseColumns([quiz]).map(({ heading }) => heading);
	expect(new Set(headings).size).toBe(headings.length);
	expect(headings.slice(-5)).toEqual([
		'Budget [dimension:budget]',
		'Need [need]',
		'Budget [budget]',
		'hidden:source',
		'campaign'
	]);
});
