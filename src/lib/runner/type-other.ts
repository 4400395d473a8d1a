import { OTHER } from '../quiz/answers.ts';

/** "Other" is answered in the respondent's own words: they go on typing. */
export function typeOther(target: EventTarget | null, event?: Event): void {
	if (!(target instanceof HTMLInputElement) || target.value !== OTHER || !target.checked) return;
	const words = target.form?.elements.namedItem(`${target.name}.${OTHER}`);
	if (!(words instanceof HTMLElement)) return;
	event?.preventDefault();
	words.focus();
}
