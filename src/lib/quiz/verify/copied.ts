import { recallsIn } from '../fill.ts';
import { withoutMarks } from '../markdown.ts';
import type { Quiz } from '../normalise.ts';
import type { Text } from '../text.ts';
import { byOwner, ownerOf } from './by-owner.ts';
import { problem, type QuizProblem } from './problem.ts';
import type { QuizText } from './texts.ts';

/** In which languages a quiz is written, and what reads the same in all of them by intent. */
type Languages = Readonly<Pick<Quiz, 'locales' | 'verbatim'>>;

/**
 * The earlier language of the quiz whose words still stand in this one: copied as a start, and not translated. Names, brands and
 * figures may be the same: only what reads like a sentence is taken for a copy.
 */
export function copiedFrom(text: Text, locale: string, quiz: Languages): string | undefined {
	return isSentence(wordsIn(text, locale)) ? sameAs(text, locale, quiz) : undefined;
}

/**
 * Texts that still stand in another language. A single word counts beside a sentence of its step, segment… that does: there it has
 * been copied with it.
 */
export function checkCopied(texts: readonly QuizText[], quiz: Languages): QuizProblem[] {
	const [, ...others] = quiz.locales;
	return others.flatMap((locale) => {
		const copies = Map.groupBy(texts, ({ text }) => sameAs(text, locale, quiz));
		return [...copies].flatMap(([from, same]) =>
			from === undefined ? [] : toldOf(same, texts.length, locale, from)
		);
	});
}

function toldOf(
	same: readonly QuizText[],
	all: number,
	locale: string,
	from: string
): QuizProblem[] {
	const isCopy = ({ text }: QuizText) => isSentence(wordsIn(text, locale));
	const owners = new Set(same.filter(isCopy).map(({ path }) => ownerOf(path)));
	const copied = same.filter(({ path }) => owners.has(ownerOf(path)));
	if (copied.length < 2 || copied.length < all)
		return byOwner('copied_text', copied, { locale, from });
	const whole = problem('copied_language', 'locales', { locale, from, count: copied.length });
	return [{ ...whole, paths: copied.map(({ path }) => path) }];
}

function sameAs(text: Text, locale: string, { locales, verbatim = [] }: Languages) {
	const words = wordsIn(text, locale);
	if (!/\p{L}{2}/u.test(words) || verbatim.includes(words)) return undefined;
	const earlier = locales.slice(0, Math.max(locales.indexOf(locale), 0));
	return earlier.find((one) => wordsIn(text, one) === words);
}

const wordsIn = (text: Text, locale: string): string =>
	typeof text === 'object' && Object.hasOwn(text, locale) ? (text[locale] ?? '').trim() : '';

/** More than a word: with one among them that is no name, for it is written small or in letters that know no small ones; or with a recall. */
function isSentence(text: string): boolean {
	const bare = withoutMarks(text).replace(/\{\{[^}]*\}\}|\S+:\/\/\S+|\S+@\S+/g, ' ');
	const words = bare.match(/\p{L}[\p{L}\p{M}’'-]+/gu) ?? [];
	if (recallsIn(text).length > 0) return words.length > 0;
	const isPlain = (word: string) => /^\p{Ll}+$/u.test(word) || /\p{Lo}{2}/u.test(word);
	return words.some(isPlain) && (words.length > 1 || /\p{Lo}{5}/u.test(bare));
}
