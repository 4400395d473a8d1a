import { trueMinus } from '../minus.ts';
import { capital, fillSentence } from '../sentence.ts';
import type { Words } from '../text.ts';
import { SENTENCES, type ProblemCode, type Severity } from './sentences.ts';

export interface QuizProblem {
	code: ProblemCode;
	severity: Severity;
	/** `steps[2].next[0].to`; '' for the whole quiz. */
	path: string;
	/** Everywhere that it lies, where that is more than one place; `path` is the first, or what they have in common. */
	paths?: readonly string[];
	/** What the sentence names. `in`: the id of the step, segment… that the path leads into, or its number. */
	params: Readonly<Record<string, string | number>>;
}

export type Params = Readonly<Record<string, string | number | undefined>>;

/** @param severity where the same fault weighs more or less than it usually does */
export function problem(
	code: ProblemCode,
	path: string,
	params: Params = {},
	severity: Severity = SENTENCES[code].severity
): QuizProblem {
	const known = Object.entries(params).flatMap(([name, value]) =>
		value === undefined ? [] : [[name, finite(value)]]
	);
	return { code, severity, path, params: Object.fromEntries(known) };
}

/** JSON has no infinity. */
function finite(value: string | number): string | number {
	if (value === Infinity) return '∞';
	return value === -Infinity ? '−∞' : value;
}

/** The problem as a sentence: where, what, how to mend it. By ids and paths, as those who write quiz files need it. */
export function problemText({ code, path, params }: QuizProblem, locale: 'en' | 'ru'): string {
	const place = placeText(path, params['in'], locale);
	return sentenceOf({ place, words: SENTENCES[code], also: ALSO, params }, locale);
}

/** What a problem's sentence is made of. */
export interface Telling {
	place: string;
	words: Words;
	/** After the sentence, where the same stands in other places. */
	also: Words;
	params: QuizProblem['params'];
}

export function sentenceOf({ place, words, also, params }: Telling, locale: 'en' | 'ru'): string {
	const filled = fill(words[locale], params, locale);
	const sentence = place === '' ? capital(filled) : `${place}: ${filled}`;
	const more = params['also'] === undefined ? '' : fill(also[locale], params, locale);
	return `${sentence}${/[.?]$/.test(sentence) ? '' : '.'}${more}`;
}

const ALSO: Words = { en: ' The same at {also}.', ru: ' То же самое: {also}.' };

/** Where a path begins; `{in}` is the id of what it leads into. */
export const PLACES: Readonly<Record<string, Words>> = {
	steps: { en: 'Step “{in}”', ru: 'Шаг «{in}»' },
	dimensions: { en: 'Dimension “{in}”', ru: 'Измерение «{in}»' },
	segments: { en: 'Segment “{in}”', ru: 'Сегмент «{in}»' },
	knockouts: { en: 'Knock-out {in}', ru: 'Стоп-фактор {in}' },
	results: { en: 'Result “{in}”', ru: 'Результат «{in}»' },
	stages: { en: 'Stage “{in}”', ru: 'Стадия «{in}»' },
	consents: { en: 'Consent “{in}”', ru: 'Согласие «{in}»' },
	hidden: { en: 'Hidden fields', ru: 'Скрытые поля' },
	locales: { en: 'Languages', ru: 'Языки' },
	welcome: { en: 'Welcome', ru: 'Приветствие' },
	theme: { en: 'Theme', ru: 'Оформление' },
	closed: { en: 'Closing message', ru: 'Сообщение о закрытии' }
};

function placeText(path: string, inside: string | number | undefined, locale: 'en' | 'ru'): string {
	const place = PLACES[/^\w+/.exec(path)?.[0] ?? '']?.[locale] ?? '';
	return inside === undefined && place.includes('{in}')
		? ''
		: place.replace('{in}', () => String(inside));
}

/** A thing's name in a parameter: `#hot` is quoted as the reader's language does it, `#fit%` is the percentage of it. */
export const named = (id: string) => `#${id}`;
export const percentOf = (id: string) => `#${id}%`;

/** Terms that parameters may hold, in the reader's language. */
const TERMS: Readonly<Record<string, Words>> = {
	$total: { en: 'the total', ru: 'общий балл' },
	$percent: { en: 'the percentage', ru: 'общий процент' },
	$answering: { en: 'the day of answering', ru: 'дня ответа' },
	$text: { en: 'the text', ru: 'текста' },
	$accent: { en: 'the accent', ru: 'акцента' },
	$background: { en: 'the background', ru: 'фоне' }
};

function paramText(value: string, locale: 'en' | 'ru'): string {
	if (!value.startsWith('#')) return TERMS[value]?.[locale] ?? value;
	const quoted = (id: string) => (locale === 'ru' ? `«${id}»` : `“${id}”`);
	if (!value.endsWith('%')) return quoted(value.slice(1));
	const of = quoted(value.slice(1, -1));
	return locale === 'ru' ? `процент ${of}` : `the percentage of ${of}`;
}

function fill(sentence: string, params: QuizProblem['params'], locale: 'en' | 'ru'): string {
	const value = (name: string) => {
		const given = params[name];
		if (given === undefined) return undefined;
		return typeof given === 'number'
			? trueMinus(NUMBERS[locale].format(given))
			: paramText(given, locale);
	};
	return fillSentence(sentence, value);
}

const NUMBERS = {
	en: new Intl.NumberFormat('en', { maximumFractionDigits: 10 }),
	ru: new Intl.NumberFormat('ru', { maximumFractionDigits: 10 })
};
