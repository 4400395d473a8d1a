import { createContext } from 'svelte';
import type { Editor } from './editor.svelte.ts';

/** The editor of the quiz that is open. */
export const [useEditor, provideEditor] = createContext<Editor>();
