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
	const known = asked === null ? undefined : foundIn(locales, asked.toLowerCase());
	if (known) return known;
	for (const wanted of acceptedLanguages(acceptLanguage)) {
		const found = foundIn(locales, wanted);
		if (found) return found;
	}
	return locales[0] ?? 'en';
}

/** Who reads pt-PT reads pt-BR too. */
function foundIn(locales: readonly string[], wanted: string): string | undefined {
	return (
		locales.find((locale) => locale.toLowerCase() === wanted) ??
		locales.find((locale) => baseLanguage(locale.toLowerCase()) === baseLanguage(wanted))
	);
}
