import { inLocale, type Text } from '../../quiz/text.ts';

/** What is written in one language, or once for all; '' where nothing is. */
export function written(text: Text | undefined, locale: string): string {
	if (text === undefined) return '';
	if (typeof text === 'string') return text;
	return (Object.hasOwn(text, locale) ? text[locale] : undefined) ?? '';
}

/** The text with one language's words replaced; from then on each of the quiz's languages has its own. */
export function rewritten(
	text: Text | undefined,
	locale: string,
	words: string,
	locales: readonly string[]
): Record<string, string> {
	const own = Object.fromEntries(locales.map((one) => [one, written(text, one)]));
	const others = typeof text === 'object' ? text : {};
	return { ...others, ...own, [locale]: words };
}

/** Nothing in any language. */
export function isBlank(text: Text | undefined): boolean {
	if (text === undefined) return true;
	return typeof text === 'string'
		? text.trim() === ''
		: Object.values(text).every((words) => words.trim() === '');
}

/** A text that the product brings along, in the quiz's own languages only. */
export function inOwnLanguages(text: Text, locales: readonly string[]): Text {
	if (typeof text === 'string') return text;
	return Object.fromEntries(locales.map((locale) => [locale, inLocale(text, locale, ['en'])]));
}

/** A text to be written. */
export function blank(locales: readonly string[]): Record<string, string> {
	return Object.fromEntries(locales.map((locale) => [locale, '']));
}
