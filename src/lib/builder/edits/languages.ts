import type { QuizFile } from '../../quiz/quiz.ts';

/** Those that most quizzes are written in; any other comes from a file and stays. */
export const KNOWN_LANGUAGES: readonly string[] = [
	...['en', 'ru', 'de', 'fr', 'es', 'it', 'pt', 'pl'],
	...['tr', 'uk', 'kk', 'be', 'uz', 'zh', 'ja', 'ar']
];

/** Texts of a quiz are the only records whose keys are all languages of it. */
type Json = unknown;

/** The quiz with one more language; what was one text for all is now the text of those that there were. */
export function withLanguage(quiz: QuizFile, locale: string): QuizFile {
	const locales = quiz.locales ?? ['en'];
	if (locales.includes(locale)) return quiz;
	return { ...quiz, locales: [...locales, locale] };
}

/** The quiz without a language, and without what was written in it. */
export function withoutLanguage(quiz: QuizFile, locale: string): QuizFile {
	const locales = quiz.locales ?? ['en'];
	const left = locales.filter((one) => one !== locale);
	if (left.length === 0) return quiz;
	const known = new Set(locales);
	const strip = (value: Json): Json => {
		if (Array.isArray(value)) return value.map(strip);
		if (typeof value !== 'object' || value === null) return value;
		const entries = Object.entries(value);
		const isText =
			entries.length > 0 &&
			entries.every(([key, words]) => typeof words === 'string' && isLanguage(key, known));
		return Object.fromEntries(
			entries
				.filter(([key]) => !(isText && key === locale))
				.map(([key, inside]) => [key, strip(inside)])
		);
	};
	return { ...(strip({ ...quiz, locales: undefined }) as QuizFile), locales: left };
}

const isLanguage = (key: string, known: ReadonlySet<string>) =>
	known.has(key) || /^[a-z]{2}$/.test(key);
