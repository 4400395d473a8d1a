import { byOwner } from './by-owner.ts';
import { checkCopied } from './copied.ts';
import { problem, type Params, type QuizProblem } from './problem.ts';
import type { ProblemCode } from './sentences.ts';
import type { Study } from './study.ts';
import { isAddress, textsOf, type QuizText } from './texts.ts';
import { isMissing } from './unwritten.ts';

/** Whether each text is there in each language of the quiz. */
export function checkLanguages({ quiz }: Study): QuizProblem[] {
	const { locales } = quiz;
	// What is written in no language is told of by itself.
	const texts = textsOf(quiz).filter((text) => !isAddress(text) && !isMissing(text));
	const used = new Set(
		texts.flatMap(({ text }) => (typeof text === 'string' ? [] : Object.keys(text)))
	);
	const unlisted = [...used].filter((locale) => !locales.includes(locale));
	return [
		...checkTranslations(texts, locales),
		...checkCopied(texts, quiz),
		...(locales.length > 1 ? checkUntranslated(texts, quiz) : []),
		...unlisted.map((locale) => problem('unlisted_locale', 'locales', { locale }))
	];
}

/** A language that nothing is written in is told once. */
function checkTranslations(texts: readonly QuizText[], locales: readonly string[]): QuizProblem[] {
	const translated = texts.filter(({ text }) => typeof text === 'object');
	return locales.flatMap((locale) => {
		const missing = translated.filter(({ text }) => !isWritten(text, locale));
		return missing.length > 1 && missing.length === translated.length
			? [everywhere('missing_language', missing, { locale })]
			: byOwner('missing_translation', missing, { locale });
	});
}

function isWritten(text: QuizText['text'], locale: string): boolean {
	return typeof text === 'object' && Object.hasOwn(text, locale) && text[locale]?.trim() !== '';
}

function checkUntranslated(
	texts: readonly QuizText[],
	{ locales, verbatim = [] }: Study['quiz']
): QuizProblem[] {
	const worded = texts.filter(
		({ text }) =>
			typeof text === 'object' || (/\p{L}{2}/u.test(text) && !verbatim.includes(text.trim()))
	);
	const plain = worded.filter(({ text }) => typeof text === 'string');
	const params = { locales: locales.join(', ') };
	return plain.length > 1 && plain.length === worded.length
		? [everywhere('one_language', plain, params)]
		: byOwner('untranslated_text', plain, params);
}

function everywhere(code: ProblemCode, texts: readonly QuizText[], params: Params): QuizProblem {
	const found = problem(code, 'locales', { ...params, count: texts.length });
	return { ...found, paths: texts.map(({ path }) => path) };
}
