import type { Translate } from '../../../../../lib/i18n/message.ts';
import { PUSH_FIELDS, questionAt } from '../../../../../lib/quiz/push-fields.ts';

const GROUPS = ['lead', 'response', 'score', 'segment', 'stage', 'answers'] as const;

/** A field, or a group of them, in words; an answer is named by its question, what a quiz has named by its own name. */
export function fieldName(t: Translate, from: string, sample: object | null): string {
	const known = PUSH_FIELDS.find((one) => one === from);
	if (known) return t(`pushes.field.${known}`);
	const group = GROUPS.find((one) => one === from);
	if (group) return t(`pushes.group.${group}`);
	const name = from.slice(from.indexOf('.') + 1);
	return from.startsWith('answers.') ? ((sample && questionAt(sample, name)) ?? name) : name;
}
