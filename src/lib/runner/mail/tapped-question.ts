import type { MailData } from '../runner-data.ts';
import type { Stage } from '../stage.svelte.ts';

/** What somebody may press, and what stands beside it. */
const CONTROLS = 'a, button, select, textarea, input, label';

export interface TappedQuestion {
	/** It is on the screen, with what was tapped, which nobody has confirmed or changed. */
	waits(): boolean;
	/** Its answer is the person's own from now on. */
	settle(): void;
	/** What stands in the form. */
	read(): FormData | undefined;
	/** Whether something is pressed that answers by itself. */
	isControl(target: EventTarget | null): boolean;
	/** Whether something else is pressed than what was tapped. */
	isOther(target: EventTarget | null): boolean;
	/** Whether this key chooses something else. */
	choosesBy(event: KeyboardEvent): boolean;
	/** Whether somebody's pointer, or their keyboard, is at something else. */
	isBusy(byKey: boolean): boolean;
}

/** The question with the answer that was tapped in the letter. */
export function tappedQuestion(
	stage: Stage,
	root: HTMLElement,
	{ tapped }: Pick<MailData, 'tapped'>
): TappedQuestion {
	const first = stage.screen;
	let isSettled = !tapped;
	const form = () => root.querySelector<HTMLFormElement>('form#form');
	const controlOf = (target: EventTarget | null) =>
		target instanceof Element ? target.closest(CONTROLS) : null;
	/** The chosen option of the first question on the page. */
	const isChosen = (control: Element) => {
		const option = control.closest('label') ?? control;
		const chosen = form()?.querySelector(':checked');
		return !!chosen && option.contains(chosen) && !(control instanceof HTMLSelectElement);
	};
	const isOther = (target: EventTarget | null) => {
		const control = controlOf(target);
		return !!control && !isChosen(control);
	};
	return {
		waits: () => !isSettled && stage.screen === first,
		settle: () => void (isSettled = true),
		read() {
			const found = form();
			return found ? new FormData(found) : undefined;
		},
		isControl: (target) => controlOf(target) !== null,
		isOther,
		choosesBy({ key, ctrlKey, metaKey, altKey }) {
			if (ctrlKey || metaKey || altKey) return false;
			if (/^\d$/.test(key)) return root.querySelector('[data-hotkey]') !== null;
			const isAtOption = document.activeElement instanceof HTMLInputElement;
			return isAtOption && (key.startsWith('Arrow') || key === ' ');
		},
		isBusy(byKey) {
			const at = document.activeElement;
			if (byKey && controlOf(at)) return true;
			return [...document.querySelectorAll(':hover')].some(
				(over) => over.matches(CONTROLS) && isOther(over)
			);
		}
	};
}
