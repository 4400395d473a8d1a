import type { Text, Words } from '../text.ts';

const YES: Words = { en: 'Yes', ru: 'Да' };
const NO: Words = { en: 'No', ru: 'Нет' };

interface Sides {
	yes?: { text?: Text | undefined } | undefined;
	no?: { text?: Text | undefined } | undefined;
}

/** What the two answers are called. */
export function yesNoTexts({ yes, no }: Sides): { yes: Text; no: Text } {
	return { yes: yes?.text ?? YES, no: no?.text ?? NO };
}
