import type { Answers, HiddenFields } from './answers.ts';
import { figuresIn } from './figures.ts';
import { fillText, type FillContext } from './fill.ts';
import { escapeHtml, markdown } from './markdown.ts';
import type { Quiz } from './normalise.ts';
import { recallContext } from './recall.ts';
import { isSafeAddress } from './safe-address.ts';
import { isEstimated, type Amount, type DimensionScore } from './score.ts';
import { inLocale, type Text } from './text.ts';

export interface AmountView extends Amount {
	dimension: string;
	title: string;
	/** "€900–€1,100" */
	text: string;
}

/** What texts that are told with the result are filled with. */
export interface ResultFacts {
	result: string | null;
	locale: string;
	answers: Answers;
	hidden: HiddenFields;
	total: number;
	percent: number;
	reachable: number;
	dimensions: Readonly<Record<string, DimensionScore>>;
	/** From the first answer to the last, in milliseconds, as the server saw it; undefined where it saw no beginning. */
	taken?: number | undefined;
}

/** The texts of a quiz as one respondent reads them at the end: one language, answers and score recalled. */
export function resultWords(quiz: Quiz, facts: ResultFacts) {
	const { locale } = facts;
	const words = (text: Text | undefined) => inLocale(text, locale, quiz.locales);
	const amounts = amountsOf(quiz, facts, words);
	const context = once(() => fillContext(quiz, facts, amounts));
	return {
		amounts,
		context,
		/** As it is written. */
		words,
		say: (text: Text | undefined) => {
			const said = words(text);
			return said.includes('{{') ? fillText(said, context()) : said;
		},
		/** Markup is made before answers are filled in: what respondents type, or a link brings along, stays text. */
		html: (text: Text | undefined) => {
			const html = markdown(words(text));
			return html.includes('{{') ? fillText(html, { ...context(), encode: escapeHtml }) : html;
		},
		/** What answers make of an address is looked at again: they may not change where it leads. */
		address: (url: string | undefined): string | undefined => {
			if (url === undefined || !url.includes('{{')) return url;
			const filled = fillText(url, { ...context(), encode: encodeURIComponent });
			return isSafeAddress(filled) ? filled : undefined;
		}
	};
}

function fillContext(quiz: Quiz, facts: ResultFacts, amounts: readonly AmountView[]): FillContext {
	const figures = figuresIn(figureLocale(facts.locale));
	return {
		...recallContext(quiz, facts, facts.locale),
		score: {
			score: figures.number(facts.total),
			percent: figures.percent(facts.percent),
			amounts: Object.fromEntries(amounts.map(({ dimension, text }) => [dimension, text]))
		}
	};
}

function amountsOf(
	quiz: Quiz,
	{ dimensions, locale }: ResultFacts,
	words: (text: Text) => string
): AmountView[] {
	return quiz.dimensions.flatMap(({ id, title }) => {
		const amount = dimensions[id]?.amount;
		if (!amount || !isEstimated(amount)) return [];
		return [{ dimension: id, title: words(title), text: amountText(amount, locale), ...amount }];
	});
}

function amountText({ value, low, high, currency }: Amount, locale: string): string {
	const { money } = figuresIn(figureLocale(locale));
	return low === high
		? money(value, currency)
		: `${money(low, currency)} – ${money(high, currency)}`;
}

function figureLocale(locale: string): 'en' | 'ru' {
	return locale.startsWith('ru') ? 'ru' : 'en';
}

function once<T>(make: () => T): () => T {
	let made: T | undefined;
	return () => (made ??= make());
}
