import type { Words } from '../../quiz/text.ts';

/** The field that says of "Not me" whether what was answered so far was there before this page was opened. */
export const BEGUN = 'begun';

export const NOT_ME: Words = { en: 'Not me', ru: 'Это не я' };

/** @param address masked */
export function whoseText(address: string): Words {
	return { en: `A survey for ${address}`, ru: `Опрос для ${address}` };
}
