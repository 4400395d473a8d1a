import { goto } from '$app/navigation';
import { tick } from 'svelte';
import type { Editor } from '../editor.svelte.ts';
import type { PlaceToGo } from './place-to-go.ts';

/** Opens the tab and what is edited there, and puts the keyboard into the field. */
export async function goTo(
	editor: Editor,
	{ tab, selected, result, field }: PlaceToGo
): Promise<void> {
	if (selected) editor.selected = selected;
	if (result !== undefined) editor.openedResult = result;
	await goto(`/quizzes/${editor.around.quizId}/edit${tab}`, { keepFocus: true });
	await tick();
	const place = field && document.querySelector<HTMLElement>(`[data-path="${CSS.escape(field)}"]`);
	if (!place) return;
	place.scrollIntoView({ block: 'center' });
	const fields = place.querySelectorAll<HTMLElement>('input, textarea, select');
	(fields[0] ?? place.querySelector<HTMLElement>('button'))?.focus();
}
