import { withoutMarks } from '../markdown.ts';
import type { Text } from '../text.ts';
import type { FormChoice } from './form-field.ts';

/**
 * The value that these words stand for: a value itself, else the words of one in any language, however they are spaced and
 * whatever their case. What stands for several or for none is left as it is, to be refused by the question's own check.
 */
export function valueIn(choices: readonly FormChoice[], sent: string): string {
	const typed = sent.trim();
	if (choices.some(({ value }) => value === typed)) return typed;
	const wanted = folded(typed);
	const meant = choices.filter(({ texts }) => texts.some((text) => saysSo(text, wanted)));
	const [only] = meant;
	return only && meant.length === 1 ? only.value : typed;
}

function saysSo(text: Text, wanted: string): boolean {
	const all = typeof text === 'string' ? [text] : Object.values(text);
	return all.some((words) => folded(words) === wanted);
}

function folded(words: string): string {
	return withoutMarks(words).normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
}
