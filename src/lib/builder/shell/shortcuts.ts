/** What a key asks of the editor, wherever the focus is. */
export type Shortcut = 'undo' | 'redo' | 'save';

/** By the place of the key, so that it works on every keyboard. */
export function shortcutOf(event: KeyboardEvent): Shortcut | undefined {
	if (!(event.ctrlKey || event.metaKey) || event.altKey) return undefined;
	if (event.code === 'KeyS') return 'save';
	if (event.code === 'KeyY') return 'redo';
	if (event.code === 'KeyZ') return event.shiftKey ? 'redo' : 'undo';
	return undefined;
}

export function isTyping(target: EventTarget | null): boolean {
	return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}
