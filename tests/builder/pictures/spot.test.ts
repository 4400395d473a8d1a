import { produce } from 'immer';
import { describe, expect, test } from 'vitest';
import { placePicture, spotKey, type PictureSpot } from '../../../src/lib/builder/pictures/spot.ts';
import { parseQuiz } from '../../../src/lib/quiz/parse.ts';
import type { QuizFile } from '../../../src/lib/quiz/quiz.ts';

const picture = { src: `/p/${'0'.repeat(40)}.webp` };

const file: QuizFile = {
	title: 'Pictures',
	welcome: { title: 'Hello' },
	steps: [
		{ id: 'a', kind: 'statement', title: 'A' },
		{
			id: 'b',
			kind: 'picture_choice',
			title: 'B',
			options: [{ id: 'x', text: 'X', picture: { src: '/pictures/none.svg' } }]
		}
	],
	results: [{ id: 'end', title: 'End' }]
};

const spots: PictureSpot[] = [
	{ of: 'welcome' },
	{ of: 'logo' },
	{ of: 'step', id: 'a' },
	{ of: 'option', step: 'b', id: 'x' },
	{ of: 'result', id: 'end' }
];

const placed = (draft: QuizFile, spot: PictureSpot, what: typeof picture | undefined) =>
	produce(draft, (changed) => placePicture(changed, spot, what));

describe.each(spots.map((spot) => [spotKey(spot), spot] as const))('%s', (_, spot) => {
	test('takes a picture, which is nowhere else then, and gives it back', () => {
		const after = placed(file, spot, picture);
		expect(JSON.stringify(after).split(picture.src)).toHaveLength(2);
		expect(parseQuiz(after).ok).toBe(true);
		expect(placed(after, spot, undefined)).toEqual(file);
	});
});

test('a theme keeps what else it says when its logo goes', () => {
	const themed: QuizFile = { ...file, theme: { radius: 4, logo: picture.src } };
	expect(placed(themed, { of: 'logo' }, undefined).theme).toEqual({ radius: 4 });
});

test.each<PictureSpot>([
	{ of: 'step', id: 'gone' },
	{ of: 'option', step: 'b', id: 'gone' },
	{ of: 'option', step: 'a', id: 'x' },
	{ of: 'result', id: 'gone' }
])('what comes too late for %o is dropped', (spot) => {
	expect(placed(file, spot, picture)).toBe(file);
});

test('spots are told apart', () => {
	expect(new Set(spots.map(spotKey)).size).toBe(spots.length);
});
