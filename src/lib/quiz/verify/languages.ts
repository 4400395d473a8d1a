import { problem, type QuizProblem } from './problem.ts';
import type { Study } from './study.ts';
import { isAddress, textsOf, type QuizText } from './texts.ts';

/** Whether each text is there in each language of the quiz. */
export function checkLanguages({ quiz }: Study): QuizProblem[] {
	const texts = textsOf(quiz).filter((text) => !isAddress(text));
	const used = new Set(
		texts.flatMap(({ text }) => (typeof text === 'string' ? [] : Object.keys(text)))
	);
	const unlisted = [...used].filter((locale) => !quiz.locales.includes(locale));
	return [
		...texts.flatMap((text) => checkText(text, quiz.locales)),
		...unlisted.map((locale) => problem('unlisted_locale', 'locales', { locale }))
	];
}

function checkText({ path, text }: QuizText, locales: readonly string[]): QuizProblem[] {
	if (typeof text === 'string') {
		const translatable = locales.length > 1 && /\p{L}{2}/u.test(text);
		return translatable
			? [problem('untranslated_text', path, { locales: locales.join(', ') })]
			: [];
	}
	return locales
		.filter((locale) => !Object.hasOwn(text, locale) || text[locale]?.trim() === '')
		.map((locale) => problem('missing_translation', path, { locale }));
}
