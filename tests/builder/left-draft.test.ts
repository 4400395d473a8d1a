import { describe, expect, test } from 'vitest';
import { Editor } from '../../src/lib/builder/editor.svelte.ts';
import type { Ended } from '../../src/lib/builder/history-keeper.ts';
import type { Left } from '../../src/lib/builder/keeper.ts';
import type { QuizFile } from '../../src/lib/quiz/quiz.ts';

const quiz = (title: string): QuizFile => ({
	title,
	steps: [{ id: 'a', kind: 'short_text', title: 'A?' }]
});

/** An editor that is opened on what the server has, in a browser where a closed tab has left something. */
function opened(
	kept: QuizFile,
	left: Left<QuizFile> | null,
	ended: Ended<QuizFile> | null = null
): Editor {
	return new Editor(
		{ draft: kept, revision: 2 },
		{
			quizId: 'quiz_1',
			slug: 'quiz',
			newId: () => 'x',
			now: () => 0,
			send: () => new Promise(() => undefined),
			look: () => new Promise(() => undefined),
			later: () => () => undefined,
			neighbours: { tell: () => undefined },
			keeper: { read: () => left, write: () => undefined, clear: () => undefined },
			historyKeeper: { read: () => ended, write: () => undefined },
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
	expect([editor.draft.title, editor.told]).toEqual(['House', undefined]);
	editor.undo();
	expect(editor.draft.title).toBe('Ho');
});

test('what somebody else has saved meanwhile is told, and where both wrote, asked about', () => {
	const left = { base: quiz(''), revision: 1, sent: [quiz('Ho')], draft: quiz('House') };
	const editor = opened(quiz('Garden'), left);
	expect([editor.draft.title, editor.told?.taken]).toEqual(['House', 'mine']);
	expect(editor.told?.conflicts.map(({ path }) => path)).toEqual(['title']);
	editor.takeOther();
	expect(editor.draft.title).toBe('Garden');
});

describe('what was done in the tab before its page was loaded anew', () => {
	const deed = (before: string, after: string) => ({
		...{ before: quiz(before), after: quiz(after) },
		...{ key: '', at: 0 }
	});
	const ended = {
		draft: quiz('Ho'),
		history: {
			past: [deed('', 'H'), deed('H', 'Ho')],
			future: [deed('House', 'Houses'), deed('Ho', 'House')]
		}
	};

	test('is undone and done again', () => {
		const editor = opened(quiz('Ho'), null, ended);
		const titles = ['undo', 'undo', 'redo', 'redo', 'redo', 'redo'] as const;
		const seen = titles.map((way) => {
			editor[way]();
			return editor.draft.title;
		});
		expect(seen).toEqual(['H', '', 'H', 'Ho', 'House', 'Houses']);
		expect([editor.canUndo, editor.canRedo]).toEqual([true, false]);
	});

	test('is one with what was left unsaved', () => {
		const left = { base: quiz('H'), revision: 2, sent: [], draft: quiz('Ho') };
		const editor = opened(quiz('H'), left, ended);
		expect(editor.draft.title).toBe('Ho');
		editor.undo();
		expect([editor.draft.title, editor.canRedo]).toEqual(['H', true]);
		editor.undo();
		expect([editor.draft.title, editor.canUndo]).toEqual(['', false]);
	});

	test('comes before what another tab has left', () => {
		const left = { base: quiz('Ho'), revision: 2, sent: [], draft: { ...quiz('Ho'), steps: [] } };
		const editor = opened(quiz('Ho'), left, ended);
		editor.undo();
		expect(editor.draft).toEqual(quiz('Ho'));
		editor.undo();
		expect(editor.draft).toEqual(quiz('H'));
	});

	test('is undone beneath what others have done meanwhile', () => {
		const editor = opened({ ...quiz('Ho'), steps: [] }, null, ended);
		editor.undo();
		expect(editor.draft).toEqual({ ...quiz('H'), steps: [] });
	});

	test('is forgotten where others have written over it', () => {
		const editor = opened(quiz('Garden'), null, ended);
		expect([editor.canUndo, editor.canRedo]).toEqual([false, false]);
	});

	test('is no part of what is typed now', () => {
		const editor = opened(quiz('Ho'), null, ended);
		editor.edit((draft) => void (draft.title = 'Hot'), 'title');
		editor.undo();
		expect(editor.draft.title).toBe('Ho');
	});
});
