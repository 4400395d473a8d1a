import { describe, expect, test } from 'vitest';
import { asKind, freshStep } from '../../../src/lib/builder/edits/fresh-step.ts';
import { idMaker } from '../../../src/lib/builder/edits/ids.ts';
import { parseQuizFile } from '../../../src/lib/quiz/parse.ts';
import { kinds } from '../../../src/lib/quiz/questions/kinds.ts';
import { quizSchema, type QuizFile, type StepKind } from '../../../src/lib/quiz/quiz.ts';
import { everyKindFile } from '../../support/every-kind-file.ts';

let seed = 7;
const newId = idMaker(() => (seed = (seed * 16807) % 2147483647) / 2147483647);
const quiz: QuizFile = { ...everyKindFile(), locales: ['en', 'ru'] };
const all = Object.keys(kinds) as StepKind[];

describe.each(all)('a new %s', (kind) => {
	test('can be stored as it is, its texts to be written in each language', () => {
		const step = freshStep(kind, quiz, newId);
		const parsed = parseQuizFile({ ...quiz, steps: [...quiz.steps, step] });
		expect(parsed.ok ? [] : parsed.problem).toEqual([]);
		expect(step.title).toEqual({ en: '', ru: '' });
	});

	test.each(all)('becomes a %s that can be stored, with its id, title and ways', (other) => {
		const step = { ...freshStep(kind, quiz, newId), title: 'Kept', next: 'end' };
		const changed = asKind(step, other, quiz, newId);
		expect(changed).toMatchObject({ id: step.id, title: 'Kept', next: 'end', kind: other });
		expect(quizSchema.safeParse({ ...quiz, steps: [changed] }).success).toBe(true);
	});
});

test('options come along from kind to kind, with their points', () => {
	const options = [
		{ id: 'a', text: 'A', points: 3 },
		{ id: 'b', text: 'B', points: 1 }
	];
	const step = { id: 'q', kind: 'single_choice', title: 'Q', options } as const;
	const ways: StepKind[] = [
		'picture_choice',
		'multiple_choice',
		'ranking',
		'dropdown',
		'single_choice'
	];
	const last = ways.reduce(
		(now, kind) => asKind(now, kind, quiz, newId),
		asKind({ ...step, options: [...options] }, 'dropdown', quiz, newId)
	);
	expect(last).toMatchObject({ kind: 'single_choice', options });
});

test('ids are short, new, and no words', () => {
	const ids = new Set<string>();
	for (let made = 0; made < 500; made += 1) ids.add(newId(ids));
	expect(ids.size).toBe(500);
	for (const id of ids) expect(id).toMatch(/^[a-z][a-z0-9]{4}$/);
});
