import { expect, test } from 'vitest';
import { packDraft, unpackDraft } from '../../src/lib/quiz/sent-draft.ts';
import type { QuizFile, Step } from '../../src/lib/quiz/quiz.ts';

const step = (id: string, title: string): Step => ({ id, kind: 'short_text', title });
const [first, second, third] = [step('a', 'A'), step('b', 'B'), step('c', 'C')];
const before: QuizFile = { title: 'Quiz', steps: [first, second, third] };

test('a draft on its way holds only the steps that are new, in whatever order they are', () => {
	const changed = step('b', 'Bees');
	const draft: QuizFile = { ...before, title: 'Quizzes', steps: [third, changed, first] };
	const sent = packDraft(before, draft);
	expect(sent.steps).toEqual([2, changed, 0]);
	expect(unpackDraft(structuredClone(before), structuredClone(sent))).toEqual(draft);
});

test('the first draft is sent whole', () => {
	expect(packDraft(undefined, before)).toEqual(before);
	expect(unpackDraft(undefined, before)).toEqual(before);
});

test('steps are not made up where somebody has another draft', () => {
	expect(() => unpackDraft({ ...before, steps: [] }, packDraft(before, before))).toThrow('place 0');
});
