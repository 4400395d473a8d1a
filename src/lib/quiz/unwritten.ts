import type { Text } from './text.ts';

/** Stands in a condition for a text that is still to be written: conditions take no empty one. */
export const UNWRITTEN = '…';

/** Whether nothing is written yet, in any language. */
export function isUnwritten(text: Text): boolean {
	const wordings = typeof text === 'string' ? [text] : Object.values(text);
	return wordings.every((words) => words.trim() === '');
}

/** Of an address that is still to be written. */
export const UNWRITTEN_ADDRESS = 'https://';
