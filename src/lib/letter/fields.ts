import { recallMarks, withoutStrays } from '../quiz/fill.ts';

/** What letters can recall of everybody; whatever else a recipient's fields are called comes with them. */
export const OWN_FIELDS = ['name', 'email', 'company', 'role', 'city', 'phone'] as const;

/** Longer ones are no names any more, and headers are short. */
const LONGEST = 300;

/**
 * Fields as a letter may say them: on one line, without signs that nobody sees or that turn the direction of writing, and not
 * endless. What is left empty counts as not known.
 */
export function sayableFields(fields: Readonly<Record<string, string>>): Record<string, string> {
	const said: Record<string, string> = {};
	for (const [name, value] of Object.entries(fields)) {
		said[name] = oneLine(value, LONGEST);
	}
	return said;
}

/** Control and format signs but the joiners that scripts and emoji need, private ones, line ends, and halves of signs. */
const UNSEEN = /[\p{Cc}\p{Co}\p{Cs}\u2028\u2029\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]+/gu;

/** On one line, at most so many characters, none of them cut in half. */
export function oneLine(text: string, longest: number): string {
	const line = text
		.slice(0, longest * 4)
		.replace(UNSEEN, ' ')
		.replace(/ {2,}/g, ' ')
		.trim();
	return line.length <= longest ? line : [...line].slice(0, longest).join('').trim();
}

/** Whether braces stand in it that open, or close, and recall nothing. */
export function hasBrokenRecall(text: string): boolean {
	const marks = recallMarks(text);
	let end = 0;
	let between = '';
	for (const { from, to } of marks) {
		between += `${text.slice(end, from)} `;
		end = to;
	}
	between += text.slice(end);
	return withoutStrays(text) !== text || /\{\{|\}\}/.test(between);
}
