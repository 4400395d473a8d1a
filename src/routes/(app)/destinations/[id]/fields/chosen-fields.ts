import type { PushField } from '../../../../../lib/quiz/push-fields.ts';
import { textOf, textsOf } from '../../../../form-text.ts';

/** What the form says: all fields, or those that are ticked, each under the name beside it. */
export function chosenFields(form: FormData): PushField[] | null {
	if (textOf(form, 'which') !== 'some') return null;
	return textsOf(form, 'from').map((from) => ({ from, to: textOf(form, `to:${from}`).trim() }));
}
