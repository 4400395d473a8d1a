import { trueMinus } from '../minus.ts';
import type { Quiz } from '../normalise.ts';
import { quoted } from '../quoted.ts';
import { capital, fillSentence } from '../sentence.ts';
import type { Words } from '../text.ts';
import type { Namer } from './namer.ts';
import { namesOfFile } from './names-of-file.ts';
import { NamesOfQuiz } from './names-of-quiz.ts';
import { placed } from './placed.ts';
import type { QuizProblem } from './problem.ts';
import { SENTENCES } from './sentences.ts';

type Language = 'en' | 'ru';

/** A problem in words, for a list or for the field that it stands beside. */
export interface Told {
	/** `Step 3 “Which size?”`; '' for the quiz itself. */
	place: string;
	/** Where in it: `option 2`; '' where that needs no word. */
	inside: string;
	/** What is wrong and how to mend it: all that is said beside the field. */
	words: string;
	/** The whole for a list: where, what, and where else. */
	message: string;
}

/** @param quiz given: by its own words, for those who see the quiz; else by ids and paths, for those who write its file */
export function problemText(problem: QuizProblem, locale: Language, quiz?: Quiz): string {
	return tellProblem(problem, quiz ? new NamesOfQuiz(quiz, locale) : namesOfFile(locale)).message;
}

export function tellProblem(problem: QuizProblem, namer: Namer): Told {
	const { place, inside } = namer.place(problem);
	const words = sentenceOf(problem, namer);
	const also = namer.also(problem);
	const more = also === undefined ? '' : ALSO[namer.locale].replace('{also}', () => also);
	return { place, inside, words: capital(words), message: placed([place, inside], words) + more };
}

const ALSO: Words = { en: ' The same in: {also}.', ru: ' То же самое: {also}.' };

function sentenceOf(problem: QuizProblem, namer: Namer): string {
	const { locale } = namer;
	const whole = SENTENCES[problem.code][locale];
	const sentence = whole.replace(/<([^>]*)>/g, namer.seesFile ? '$1' : '');
	const filled = fillSentence(sentence, (name) => {
		const given = problem.params[name];
		if (given === undefined) return undefined;
		if (typeof given === 'number') return trueMinus(NUMBERS[locale].format(given));
		return paramText(namer.param(problem, name, given), locale);
	});
	return `${filled}${/[.?]$/.test(filled) ? '' : '.'}`;
}

/** Terms that parameters may hold, in the reader's language. */
const TERMS: Readonly<Record<string, Words>> = {
	$total: { en: 'the total', ru: 'общий балл' },
	$percent: { en: 'the percentage', ru: 'общий процент' },
	$answering: { en: 'the day of answering', ru: 'дня ответа' },
	$text: { en: 'the text', ru: 'текста' },
	$accent: { en: 'the accent', ru: 'акцента' },
	$background: { en: 'the background', ru: 'фоне' }
};

/** `#hot` is put in quotes, `#fit%` is the percentage of it. */
function paramText(value: string, locale: Language): string {
	if (!value.startsWith('#')) return TERMS[value]?.[locale] ?? value;
	if (!value.endsWith('%')) return quoted(value.slice(1), locale);
	const of = quoted(value.slice(1, -1), locale);
	return locale === 'ru' ? `процент ${of}` : `the percentage of ${of}`;
}

const NUMBERS = {
	en: new Intl.NumberFormat('en', { maximumFractionDigits: 10 }),
	ru: new Intl.NumberFormat('ru', { maximumFractionDigits: 10 })
};
