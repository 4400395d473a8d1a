import type { QuizFile } from '../../../quiz/quiz.ts';
import { inLocale, type Text, type Words } from '../../../quiz/text.ts';

type Titled = 'steps' | 'dimensions' | 'segments' | 'stages' | 'results';

/** What a marketer calls the thing of this id; the id where it has no name. */
export function titleOf(draft: QuizFile, list: Titled, id: string, locale: string): string {
	const found = draft[list]?.find((one) => one.id === id);
	return shortened(inLocale(found?.title, locale, draft.locales ?? []) || id);
}

export function worded(draft: QuizFile, text: Text | undefined, id: string, locale: string) {
	return shortened(inLocale(text, locale, draft.locales ?? []) || id);
}

/** Fits on a button. */
const shortened = (title: string) =>
	title.length > 40 ? `${title.slice(0, 39).trimEnd()}…` : title;

/** Our own words in the languages of the quiz; in others they are to be written. */
export function inEach(draft: QuizFile, words: Words): Record<string, string> {
	const given: Readonly<Record<string, string>> = words;
	return Object.fromEntries(
		(draft.locales ?? ['en']).map((locale) => [locale, given[locale] ?? ''])
	);
}
