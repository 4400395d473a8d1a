import { acceptedLanguages, baseLanguage } from '../../../i18n/accept-language.ts';

/**
 * The language of a quiz page: the one that its address asks for, else the one that the browser likes best, else the quiz's
 * first.
 */
export function pageLocale(
	locales: readonly string[],
	asked: string | null,
	acceptLanguage: string | null
): string {
	if (asked !== null && locales.includes(asked)) return asked;
	for (const wanted of acceptedLanguages(acceptLanguage)) {
		const found =
			locales.find((locale) => locale.toLowerCase() === wanted) ?? kinOf(wanted, locales);
		if (found) return found;
	}
	return locales[0] ?? 'en';
}

/** Who reads pt-PT reads pt-BR too. */
function kinOf(wanted: string, locales: readonly string[]): string | undefined {
	return locales.find((locale) => baseLanguage(locale.toLowerCase()) === baseLanguage(wanted));
}
