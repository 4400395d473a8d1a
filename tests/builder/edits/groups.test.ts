import { describe, expect, test } from 'vitest';
import { blocksOf, isGroup, stepsOf } from '../../../src/lib/builder/edits/blocks.ts';
import {
	dissolved,
	freeName,
	grouped,
	movedGroup,
	movedStep,
	renamed,
	takenOut,
	withGroupCopy,
	withoutGroup
} from '../../../src/lib/builder/edits/groups.ts';
import { MAX_STEPS, quizSchema, type QuizFile, type Step } from '../../../src/lib/quiz/quiz.ts';

/** `a b:G c:G d`: four steps, two of them in a group. */
function aQuiz(written: string): QuizFile {
	const steps = written.split(' ').map((one): Step => {
		const [id = '', group] = one.split(':');
		return { id, kind: 'short_text', title: id, ...(group && { group }) };
	});
	return { title: 'Any', steps };
}

const shown = (quiz: QuizFile | null) =>
	quiz?.steps.map(({ id, group }) => (group === undefined ? id : `${id}:${group}`)).join(' ');

let made = 0;
const newId = () => `n${(made += 1)}`;

test('neighbours of one name are a group; of the same name further on, another', () => {
	const blocks = blocksOf(aQuiz('a b:G c:G d e:G').steps);
	expect(blocks.map((block) => (isGroup(block) ? block.rows.length : block.id))).toEqual([
		'a',
		2,
		'd',
		1
	]);
	expect(new Set(blocks.map(({ id }) => id)).size).toBe(4);
});

test('steps are in the group that they were put into, and in none that they were taken out of', () => {
	const [a, group, d] = blocksOf(aQuiz('a b:G c:G d').steps);
	if (!a || !d || !group || !isGroup(group)) throw new Error('no group');
	const [b, c] = group.rows;
	if (!b || !c || isGroup(d)) throw new Error('no rows');
	const quiz = { ...aQuiz('a'), steps: stepsOf([b, { ...group, rows: [d, c] }, a]) };
	expect(shown(quiz)).toBe('b d:G c:G a');
});

describe('a step is moved', () => {
	test.each([
		['a b', 'b', -1, 'b a'],
		['a b', 'a', -1, 'a b'],
		['a b', 'b', 1, 'a b'],
		['b:G c:G d', 'd', -1, 'b:G c:G d:G'],
		['b:G c:G d:G', 'd', -1, 'b:G d:G c:G'],
		['b:G d:G c:G', 'b', -1, 'b d:G c:G'],
		['a b:G', 'a', 1, 'a:G b:G'],
		['a b:G', 'b', 1, 'a b'],
		['a:F b:G', 'b', -1, 'a:F b'],
		['a:F b', 'b', -1, 'a:F b:F']
	] as const)('%s: %s by %i', (before, id, by, after) => {
		expect(shown(movedStep(aQuiz(before), id, by))).toBe(after);
	});
});

test.each([
	['a b:G c:G d', 'b', 'a b c:G d'],
	['a b:G c:G e:G d', 'c', 'a b:G e:G c d'],
	['b:G', 'b', 'b'],
	['a b', 'b', 'a b']
])('%s: %s is taken out', (before, id, after) => {
	expect(shown(takenOut(aQuiz(before), id))).toBe(after);
});

describe('a group', () => {
	test('is made of steps side by side', () => {
		expect(shown(grouped(aQuiz('a b:G c d'), new Set(['b', 'c']), 'New'))).toBe('a b:New c:New d');
	});

	test('is renamed and dissolved alone, where another has the same name', () => {
		const quiz = aQuiz('a:G b c:G');
		expect(shown(renamed(quiz, 'c', ' Need '))).toBe('a:G b c:Need');
		expect(shown(dissolved(quiz, 'c'))).toBe('a:G b c');
	});

	test('keeps its name where a new one is empty, and takes no more than the file does', () => {
		const quiz = aQuiz('a:G b');
		expect(renamed(quiz, 'a', '  ')).toBe(quiz);
		expect(quizSchema.safeParse(renamed(quiz, 'a', 'x'.repeat(200))).success).toBe(true);
	});

	test.each([
		['a b:G c:G d', 'b', -1, 'b:G c:G a d'],
		['a b:G c:G d', 'c', 1, 'a d b:G c:G'],
		['a:F b:F c:G', 'c', -1, 'c:G a:F b:F'],
		['a:F b', 'a', -1, 'a:F b']
	] as const)('of %s is moved by %s by %i', (before, member, by, after) => {
		expect(shown(movedGroup(aQuiz(before), member, by))).toBe(after);
	});

	test('is copied with what its steps say of each other', () => {
		const quiz = aQuiz('a:G b:G c');
		const [a, b, c] = quiz.steps;
		if (!a || !b || !c) throw new Error('no steps');
		const when = {
			all: [
				{ answer: 'a', answered: true },
				{ answer: 'c', answered: true }
			]
		};
		const steps: Step[] = [
			{ ...a, next: [{ when: { answer: 'a', answered: true }, to: 'b' }, { to: 'c' }] },
			{ ...b, title: { en: 'You said {{a|nothing}}, {{c}}' }, next: 'a', when },
			c
		];
		made = 0;
		const copied = withGroupCopy({ ...quiz, steps }, 'b', newId);
		expect(shown(copied)).toBe('a:G b:G n1:G 2 n2:G 2 c');
		expect(copied?.steps[2]).toMatchObject({
			next: [{ when: { answer: 'n1' }, to: 'n2' }, { to: 'c' }]
		});
		expect(copied?.steps[3]).toMatchObject({
			title: { en: 'You said {{n1|nothing}}, {{c}}' },
			next: 'n1',
			when: { all: [{ answer: 'n1' }, { answer: 'c' }] }
		});
	});

	test('is not copied beyond what a quiz takes', () => {
		const steps = Array.from({ length: MAX_STEPS }, (_, at) => `s${at}:G`).join(' ');
		expect(withGroupCopy(aQuiz(steps), 's0', newId)).toBeNull();
	});

	test('goes with its steps, as long as one is left', () => {
		expect(shown(withoutGroup(aQuiz('a:G b:G c'), 'a'))).toBe('c');
		expect(withoutGroup(aQuiz('a:G b:G'), 'a')).toBeNull();
	});

	test.each([
		['a:G', 'G', 'G 2'],
		['a:G b:G_2', 'Need', 'Need']
	])('of %s: %s is free as %s', (written, wanted, free) => {
		expect(freeName(aQuiz(written), wanted)).toBe(free);
	});

	test('numbers go on from where they are', () => {
		const quiz = { ...aQuiz('a'), steps: [{ ...aQuiz('a:G').steps[0], group: 'G 2' } as Step] };
		expect(freeName(quiz, 'G 2')).toBe('G 3');
	});
});
