import { OTHER } from '../quiz/answers.ts';

/** Long enough to see what was chosen. */
const GLANCE = 220;

/**
 * What a quiz does on clicks and keys beyond its forms. A click on one of several options goes on; keys 1 to 9 choose,
 * Enter goes on wherever the focus has been left. Arrow keys and Space only choose: whoever uses them is still looking.
 */
export function listenForGestures(root: HTMLElement): void {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const goOnSoon = () => {
		clearTimeout(timer);
		timer = setTimeout(() => formOf(root)?.requestSubmit(), GLANCE);
	};
	// Whoever goes on by hand is not taken further by the choice before.
	root.addEventListener('submit', () => clearTimeout(timer), { capture: true });
	root.addEventListener('click', (event) => {
		clearTimeout(timer);
		// Clicks that a keyboard makes have no detail.
		if (event.detail > 0 && settles(event.target)) goOnSoon();
	});
	document.addEventListener('keydown', (event) => {
		if (event.altKey || event.defaultPrevented) return;
		if (event.key === 'Enter' && wantsSubmit(event)) {
			event.preventDefault();
			formOf(root)?.requestSubmit();
		}
		if (event.ctrlKey || event.metaKey || isTyping(event.target)) return;
		const option = /^[1-9]$/.test(event.key) && optionAt(root, event.key);
		if (!option) return;
		option.focus();
		option.click();
		if (settles(option)) goOnSoon();
	});
}

function formOf(root: HTMLElement): HTMLFormElement | null {
	return root.querySelector<HTMLFormElement>('#form');
}

function optionAt(root: HTMLElement, key: string): HTMLInputElement | null {
	return root.querySelector<HTMLInputElement>(`[data-hotkey="${key}"] input`);
}

/** Choosing this answers the question. */
function settles(target: EventTarget | null): boolean {
	return target instanceof HTMLInputElement && target.type === 'radio' && target.value !== OTHER;
}

function isTyping(target: EventTarget | null): boolean {
	return (
		target instanceof HTMLTextAreaElement ||
		target instanceof HTMLSelectElement ||
		(target instanceof HTMLInputElement && !['radio', 'checkbox', 'range'].includes(target.type))
	);
}

/** Enter on nothing that has a use for it itself, or Ctrl + Enter in a text of several lines. */
function wantsSubmit({ target, ctrlKey, metaKey }: KeyboardEvent): boolean {
	if (target instanceof HTMLTextAreaElement) return ctrlKey || metaKey;
	return target instanceof HTMLElement && (target === document.body || target.tabIndex < 0);
}
