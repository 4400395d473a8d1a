import type { Translate } from '$lib/i18n/message.ts';
import { OWN_FIELDS } from '$lib/letter/fields.ts';

/** What a recipient's field is called in the workspace's language; fields of their own keep their names. */
export function fieldName(name: string, t: Translate): string {
	const own = OWN_FIELDS.find((one) => one === name);
	return own ? t(`letter.field.${own}`) : name;
}

/** Every field that a letter can recall, the usual ones first. */
export function fieldsToRecall(fields: readonly string[] | null): string[] {
	return [...new Set<string>([...OWN_FIELDS, ...(fields ?? [])])];
}
