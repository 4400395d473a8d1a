/** A text of a quiz: one string for all languages, or one string per language. */
export type Text = string | Readonly<Record<string, string>>;

/** Characters that a text may have, in each language. */
export const LONGEST_WORDING = 10_000;

export type Locale = string;

/** Words of the product itself always come in both. */
export type Words = Readonly<{ en: string; ru: string }>;

/** One text made of several, in each language that any of them is written in. */
export function composed(texts: readonly Text[], compose: (...words: string[]) => string): Text {
	const languages = texts.flatMap((text) => (typeof text === 'string' ? [] : Object.keys(text)));
	const written = (locale: Locale) => compose(...texts.map((text) => inLocale(text, locale)));
	if (languages.length === 0) return written('');
	return Object.fromEntries(languages.map((locale) => [locale, written(locale)]));
}

/**
 * The text in `locale`; where that language is missing, in the first of `fallbacks` that has it, else in any language.
 * @returns '' only for a text without any language
 */
export function inLocale(
	text: Text | undefined,
	locale: Locale,
	fallbacks: readonly Locale[] = []
): string {
	if (text === undefined) return '';
	if (typeof text === 'string') return text;
	for (const wanted of [locale, ...fallbacks]) {
		const found = text[wanted];
		if (found) return found;
	}
	return Object.values(text).find((value) => value !== '') ?? '';
}
