import { OTHER } from '../quiz/answers.ts';
import { typeOther } from './type-other.ts';

/** Long enough to see what was chosen. */
const GLANCE = 220;
/** A tap on the button that was on its way when the question went on by itself is not meant for the next one. */
const TOO_SOON = 250;
/** Long enough for the second digit of 10. */
const SECOND_DIGIT = 900;

/**
 * What a quiz does on clicks and keys beyond its forms. A click on one of several options goes on; keys 1 to 9 choose,
 * Enter goes on wherever the focus has been left. Arrow keys and Space only choose: whoever uses them is still looking.
 * @param sends whether the answers are sent next, which no choice does by itself: they cannot be taken back
 */
export function listenForGestures(root: HTMLElement, sends: () => boolean): void {
	let timer: ReturnType<typeof setTimeout> | undefined;
	let lastOne = 0;
	let lookedAt: ReturnType<typeof setTimeout> | undefined;
	/** Until the question can have been seen, taps fall through it. */
	const holdTaps = () => {
		root.style.pointerEvents = 'none';
		lookedAt = setTimeout(takeTaps, TOO_SOON);
	};
	const takeTaps = () => {
		clearTimeout(lookedAt);
		root.style.pointerEvents = '';
	};
	const goOnSoon = (wait = GLANCE) => {
		clearTimeout(timer);
		timer = setTimeout(() => {
			// Only now is it known what this choice leads to.
			if (sends()) return;
			holdTaps();
			formOf(root)?.requestSubmit();
		}, wait);
	};
	// Whoever goes on by hand is not taken further by the choice before.
	root.addEventListener('submit', () => clearTimeout(timer), { capture: true });
	root.addEventListener('click', (event) => {
		clearTimeout(timer);
		// Clicks that a keyboard makes have no detail.
		if (event.detail === 0) return;
		if (settles(event.target)) goOnSoon();
		else typeOther(event.target);
	});
	document.addEventListener('keydown', (event) => {
		// Whoever presses a key has seen the question, and means what they tap next.
		takeTaps();
		if (event.altKey || event.defaultPrevented) return;
		if (event.key === 'Enter' && wantsSubmit(event)) {
			event.preventDefault();
			formOf(root)?.requestSubmit();
		}
		if (event.ctrlKey || event.metaKey || isTyping(event.target)) return;
		const isTen = event.key === '0' && event.timeStamp - lastOne < SECOND_DIGIT;
		const option = /^\d$/.test(event.key) && optionAt(root, isTen ? '10' : event.key);
		if (!option) return;
		option.focus();
		option.click();
		if (event.key === '1') lastOne = event.timeStamp;
		if (!settles(option)) return typeOther(option, event);
		goOnSoon(event.key === '1' && optionAt(root, '10') ? SECOND_DIGIT : GLANCE);
	});
}

function formOf(root: HTMLElement): HTMLFormElement | null {
	return root.querySelector<HTMLFormElement>('#form');
}

function optionAt(root: HTMLElement, key: string): HTMLInputElement | null {
	return root.querySelector<HTMLInputElement>(`[data-hotkey="${key}"] input`);
}

/** Choosing this answers the question: not a part of it, which is named `step.part`. */
function settles(target: EventTarget | null): boolean {
	if (!(target instanceof HTMLInputElement) || target.type !== 'radio') return false;
	return target.value !== OTHER && !target.name.includes('.');
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
