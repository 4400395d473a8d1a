import { expect, test } from 'vitest';
import { Editor } from '../../src/lib/builder/editor.svelte.ts';
import type { Left } from '../../src/lib/builder/keeper.ts';
import type { QuizFile } from '../../src/lib/quiz/quiz.ts';

const quiz = (title: string): QuizFile => ({
	title,
	steps: [{ id: 'a', kind: 'short_text', title: 'A?' }]
});

/** An editor that is opened on what the server has, in a browser where a closed tab has left something. */
function opened(kept: QuizFile, left: Left<QuizFile>): Editor {
	return new Editor(
		{ draft: kept, revision: 2 },
		{
			quizId: 'quiz_1',
			slug: 'quiz',
			newId: () => 'x',
			now: () => 0,
			send: () => new Promise(() => undefined),
			later: () => () => undefined,
			keeper: { read: () => left, write: () => undefined, clear: () => undefined },
			examiner: {
				structure: () => new Promise(() => undefined),
				reach: () => new Promise(() => undefined)
			},
			pictures: {
				prepare: (file) => Promise.resolve(file),
				send: () => new Promise(() => undefined)
			},
			language: 'en'
		}
	);
}

test('what the tab had sent and not heard of is no change of somebody else', () => {
	const left = { base: quiz(''), revision: 1, sent: [quiz('Ho')], draft: quiz('House') };
	const editor = opened(quiz('Ho'), left);
	expect([editor.draft.title, editor.isMerged, editor.conflicts]).toEqual(['House', false, []]);
	editor.undo();
	expect(editor.draft.title).toBe('Ho');
});

test('what somebody else has saved meanwhile is told, and where both wrote, asked about', () => {
	const left = { base: quiz(''), revision: 1, sent: [quiz('Ho')], draft: quiz('House') };
	const editor = opened(quiz('Garden'), left);
	expect([editor.draft.title, editor.isMerged]).toEqual(['House', true]);
	expect(editor.conflicts.map(({ path }) => path)).toEqual(['title']);
	editor.takeTheirs();
	expect(editor.draft.title).toBe('Garden');
});
