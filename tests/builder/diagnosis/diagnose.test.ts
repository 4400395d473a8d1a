import { expect, test } from 'vitest';
import { structureOf } from '../../../src/lib/builder/diagnosis/diagnose.ts';
import { worstByStep } from '../../../src/lib/builder/diagnosis/worst.ts';
import type { QuizFile, Step } from '../../../src/lib/quiz/quiz.ts';
import { TODAY } from '../../support/a-day.ts';

const size: Step = {
	id: 'size',
	kind: 'single_choice',
	title: 'Which size?',
	options: [
		{ id: 'a', text: 'Small' },
		{ id: 'b', text: { en: '' } }
	]
};
const mail: Step = { id: 'mail', kind: 'email', title: 'Where to?', next: 'gone' };

function foundIn(steps: Step[], locale: 'en' | 'ru' = 'en') {
	const draft: QuizFile = { title: 'Quiz', steps };
	return structureOf({ draft, day: TODAY, locale }).found;
}

test('what is not written yet is no fault, though it blocks publishing', () => {
	const [unwritten] = foundIn([size]);
	expect(unwritten).toMatchObject({ severity: 'error', tone: 'unwritten' });
	const [gone] = foundIn([mail]);
	expect(gone).toMatchObject({ severity: 'error', tone: 'error' });
});

test('a step is marked by the weightiest that is wrong with it', () => {
	const both = foundIn([
		{ ...size, next: 'gone' },
		{ ...mail, next: 'end' }
	]);
	expect([...worstByStep(both)]).toEqual([['size', 'error']]);
	expect([...worstByStep(foundIn([size]))]).toEqual([['size', 'unwritten']]);
});

test('a problem has its place for a list, and does without it beside its field', () => {
	expect(foundIn([size])[0]).toMatchObject({
		place: 'Step 1 “Which size?”',
		inside: 'option 2',
		words: 'Not written yet.',
		message: 'Step 1 “Which size?”, option 2: not written yet.'
	});
});

test('what is no quiz file is told by the words of the quiz', () => {
	const long = 'a'.repeat(20_000);
	expect(foundIn([{ ...size, text: long }])[0]).toMatchObject({
		...{ code: 'shape', tone: 'error', part: 'steps', id: 'size' },
		message: 'Step 1 “Which size?”, text: this text may have at most 10000 characters.'
	});
	const many = Array.from({ length: 201 }, (_, at): Step => ({ ...mail, id: `m${at}` }));
	expect(foundIn(many, 'ru')[0]?.message).toBe('Шаги: записей в списке может быть не больше 200.');
});
