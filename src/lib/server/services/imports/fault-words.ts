import type { Words } from '../../../quiz/text.ts';
import type { ImportRow } from '../../storage/store.ts';
import { FAULT_WORDS } from '../audience/address-words.ts';
import { LEAD_FAULT_WORDS } from './leads/lead-faults.ts';

const WORDS: Readonly<Record<ImportRow['kind'], Readonly<Record<string, Words>>>> = {
	recipients: FAULT_WORDS,
	leads: LEAD_FAULT_WORDS
};

/**
 * Why a line of a file was not taken, or not in whole: a sentence for each reason.
 * @param code as it is stored: several with spaces between them
 */
export function faultWords(kind: ImportRow['kind'], code: string, locale: 'en' | 'ru'): string {
	return code
		.split(' ')
		.map((one) => WORDS[kind][one]?.[locale] ?? one)
		.join(' ');
}
