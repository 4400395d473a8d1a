import { produce } from 'immer';
import { expect, test } from 'vitest';
import { endingAt, moveThreshold } from '../../../src/lib/builder/edits/thresholds.ts';
import type { QuizFile, Segment } from '../../../src/lib/quiz/quiz.ts';
import { aQuizFile } from '../../support/a-quiz.ts';

function quizOf(scores: Readonly<Record<string, Segment['score']>>): QuizFile {
	const segments = Object.entries(scores).map(([id, score]): Segment => ({
		id,
		title: id,
		temperature: 'warm',
		score,
		result: 'read'
	}));
	return aQuizFile({ segments });
}

function moved(quiz: QuizFile, id: string, ...places: number[]) {
	const ending = endingAt(quiz.segments ?? [], id);
	const last = places.reduce(
		(draft, at) => produce(draft, (next) => moveThreshold(next, id, at, ending)),
		quiz
	);
	return Object.fromEntries((last.segments ?? []).map((one) => [one.id, one.score]));
}

test('a threshold takes along the end of the segment below it', () => {
	const quiz = quizOf({ hot: { from: 12 }, warm: { from: 6, below: 12 }, cold: undefined });
	expect(moved(quiz, 'hot', 14)).toEqual({ hot: { from: 14 }, warm: { from: 6, below: 14 } });
});

test('and nothing that it passes on the way', () => {
	const quiz = quizOf({ hot: { from: 12 }, warm: { from: 6, below: 12 }, cool: { below: 6 } });
	expect(moved(quiz, 'hot', 9, 6, 3)).toEqual({
		hot: { from: 3 },
		warm: { from: 6, below: 3 },
		cool: { below: 6 }
	});
});

test('an end stays where another segment begins there, or where it is measured otherwise', () => {
	const shared = { one: { from: 12 }, two: { from: 12 }, warm: { from: 6, below: 12 } };
	expect(moved(quizOf(shared), 'two', 14)).toEqual({ ...shared, two: { from: 14 } });
	const other = { hot: { from: 12 }, needy: { dimension: 'need', below: 12 } };
	expect(moved(quizOf(other), 'hot', 14)).toEqual({ ...other, hot: { from: 14 } });
	const percent = { hot: { from: 12 }, warm: { unit: 'percent' as const, below: 12 } };
	expect(moved(quizOf(percent), 'hot', 14)).toEqual({ ...percent, hot: { from: 14 } });
});
