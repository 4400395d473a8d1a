import type { Text } from '$lib/quiz/text.ts';

/** The closing message in each language of the quiz, for the form that it is written in. */
export function closedMessages(
	message: Text | null,
	locales: readonly string[]
): Readonly<Record<string, string>> {
	if (typeof message !== 'string') return message ?? {};
	return Object.fromEntries(locales.map((locale) => [locale, message]));
}
