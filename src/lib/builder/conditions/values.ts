import { addDays } from '../../quiz/day.ts';
import type { DateLimit } from '../../quiz/questions/kind.ts';
import { isDay } from '../../quiz/schema-parts.ts';
import { UNWRITTEN } from '../../quiz/unwritten.ts';
import type { Editor } from './editors.ts';
import type { Value } from './tree.ts';

/** Whether the value is still to be typed. */
export function isBlank(value: Value): boolean {
	return listOf(value).some((text) => text === UNWRITTEN);
}

/** Whether the value can be shown and changed in this editor as it is. */
export function fits(editor: Editor, value: Value): boolean {
	switch (editor.type) {
		case 'none':
			return value === null;
		case 'option':
			return editor.choices.some((choice) => choice.value === value);
		case 'options':
			return listOf(value).some((id) => editor.choices.some((choice) => choice.value === id));
		case 'truth':
			return editor.choices.some((choice) => choice.value === value);
		case 'number':
			return typeof value === 'number';
		case 'date':
			return typeof value === 'number' || typeof value === 'string';
		case 'text':
			return typeof value === 'string';
		case 'texts':
			return Array.isArray(value);
	}
}

/** The value for this editor that is nearest to the one before, else a sensible one to begin with. Always valid. */
export function valueFor(editor: Editor, before: Value = null): Value {
	const [first = null] = listOf(before);
	switch (editor.type) {
		case 'none':
			return null;
		case 'option':
			return fits(editor, first) ? first : (editor.choices[0]?.value ?? NO_OPTION);
		case 'options': {
			const known = listOf(before).filter((id) => editor.choices.some(({ value }) => value === id));
			return known.length > 0 ? known : [editor.choices[0]?.value ?? NO_OPTION];
		}
		case 'truth':
			return fits(editor, before) ? before : (editor.choices[0]?.value ?? true);
		case 'number':
			return typeof before === 'number' ? before : numberWithin(editor);
		case 'date':
			return fits(editor, before) ? before : dateWithin(editor);
		case 'text':
			return first === null || first === '' ? UNWRITTEN : first;
		case 'texts':
			return first === null ? [UNWRITTEN] : listOf(before);
	}
}

/** The other end of a range that has this one: the end of all that is possible, else some way off. */
export function limitBeside(editor: Editor, limit: Value, side: 1 | -1): Value {
	if (typeof limit === 'string') return isDay(limit) ? addDays(limit, side * SOON) : limit;
	if (typeof limit !== 'number') return valueFor(editor);
	if (editor.type !== 'number') return limit + side * SOON;
	const end = side > 0 ? editor.max : editor.min;
	const within = end !== undefined && (side > 0 ? end > limit : end < limit);
	return within ? end : limit + side * SOME;
}

/** An id that nothing has; only ever written where there is nothing to choose from. */
const NO_OPTION = 'none';

const SOON = 30;
const SOME = 10;

function listOf(value: Value): string[] {
	if (typeof value === 'string') return [value];
	return Array.isArray(value) ? [...value] : [];
}

/** Halfway where both ends are known: neither always nor never. */
function numberWithin({ min, max, step = 1 }: Extract<Editor, { type: 'number' }>): number {
	if (min !== undefined && max !== undefined) {
		const value = min + Math.ceil((max - min) / 2 / step) * step;
		return Number(value.toPrecision(12));
	}
	return Math.min(Math.max(SOME, min ?? SOME), max ?? SOME);
}

function dateWithin({ min, max }: Extract<Editor, { type: 'date' }>): number | string {
	if (typeof min === 'string') return min;
	if (typeof max === 'string') return max;
	const days = (limit: DateLimit | undefined) =>
		typeof limit === 'object' ? limit.days : undefined;
	return Math.min(Math.max(SOON, days(min) ?? SOON), days(max) ?? SOON);
}
