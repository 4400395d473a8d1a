import { describe, expect, test } from 'vitest';
import {
	answerRows,
	lacksRanges,
	withAnswerPoint
} from '../../../src/lib/builder/score/answer-rows.ts';
import type { QuizFile, Step } from '../../../src/lib/quiz/quiz.ts';

const steps: Record<string, Step> = {
	number: { id: 'n', kind: 'number', title: 'How many?' },
	slider: { id: 'n', kind: 'slider', title: 'How many?' },
	rating: { id: 'n', kind: 'rating', title: 'How many?' },
	scale: { id: 'n', kind: 'opinion_scale', title: 'How many?' },
	date: { id: 'n', kind: 'date', title: 'When?' }
};

describe.each(Object.entries(steps))('a %s', (_name, step) => {
	test('without ranges says that it has none', () => {
		expect([answerRows(step), lacksRanges(step)]).toEqual([[], true]);
	});

	test('with ranges has a row for each', () => {
		const ranged = { ...step, bands: [{ from: 1, points: 2 }] } as Step;
		expect(answerRows(ranged)).toEqual([{ place: ['bands', 0], label: { from: 1 }, points: 2 }]);
		expect(lacksRanges(ranged)).toBe(false);
	});
});

test('points for each unit are a row, and changed where they stand', () => {
	const step: Step = { id: 'n', kind: 'number', title: 'How many?', perUnit: 2 };
	const [row] = answerRows(step);
	expect([row?.label, row?.points, lacksRanges(step)]).toEqual([{ fixed: 'perUnit' }, 2, false]);
	const draft: QuizFile = { title: '', steps: [step] };
	if (row) withAnswerPoint(draft, 'n', row, 'd', 5, 'd');
	expect(draft.steps[0]).toEqual({ ...step, perUnit: 5 });
	if (row) withAnswerPoint(draft, 'n', row, 'd', undefined, 'd');
	expect(draft.steps[0]).not.toHaveProperty('perUnit');
});
