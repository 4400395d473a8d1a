import type { ConsentRow, Outcome } from '../../storage/store.ts';
import type { Temperature } from '../../../quiz/quiz.ts';
import type { Locale } from '../../../quiz/text.ts';

/** What stands in a table for people instead of codes. Sent to the thread. */
export interface CellWords {
	/** In which languages are named. */
	locale: Locale;
	yes: string;
	no: string;
	temperatures: Readonly<Record<Temperature, string>>;
	outcomes: Readonly<Record<Outcome, string>>;
	purposes: Readonly<Record<ConsentRow['purpose'], string>>;
}

const named = new Map<Locale, Intl.DisplayNames>();

/** What a language is called in another. */
export function languageIn(locale: Locale, code: string): string {
	const names = named.get(locale) ?? new Intl.DisplayNames(locale, { type: 'language' });
	named.set(locale, names);
	try {
		return names.of(code) ?? code;
	} catch {
		return code;
	}
}

/** Purposes as they are kept, one after the other with commas between, in words. */
export function purposesIn(words: CellWords, purposes: string): string {
	const known: Readonly<Record<string, string>> = words.purposes;
	return purposes
		.split(', ')
		.map((one) => known[one] ?? one)
		.join(', ');
}
