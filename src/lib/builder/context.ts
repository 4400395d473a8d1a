import { getContext, setContext } from 'svelte';
import type { Editor } from './editor.svelte.ts';

const EDITOR = Symbol('editor');

export function provideEditor(editor: Editor): Editor {
	return setContext(EDITOR, editor);
}

/** The editor of the quiz that is open. */
export function useEditor(): Editor {
	const editor = findEditor();
	if (!editor) throw new Error('There is no editor around this component.');
	return editor;
}

/** Undefined where a part of the editor stands by itself. */
export function findEditor(): Editor | undefined {
	return getContext<Editor | undefined>(EDITOR);
}
