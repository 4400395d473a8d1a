import type { Answers, HiddenFields } from './answers.ts';
import { figuresIn } from './figures.ts';
import { fillText, type FillContext } from './fill.ts';
import { escapeHtml, markdown } from './markdown.ts';
import type { Quiz } from './normalise.ts';
import { recallContext } from './recall.ts';
import { isSafeAddress } from './safe-address.ts';
import { isEstimated, type Amount, type DimensionScore } from './score.ts';
import { inLocale, type Text } from './text.ts';

/** A result screen as its respondent sees it: one language, answers recalled, nothing that the screen does not show. */
export interface ResultView {
	id: string;
	title: string;
	/** Safe HTML. */
	text?: string;
	picture?: { src: string; alt: string };
	button?: { text: string; url: string };
	redirect?: string;
	score?: number;
	/** The greatest score that was possible, where it is no secret: the share is shown too. */
	outOf?: number;
	percent?: number;
	amounts?: AmountView[];
}

interface AmountView extends Amount {
	dimension: string;
	title: string;
	/** "€900–€1,100" */
	text: string;
}

/** What the screen is filled with. */
export interface ResultFacts {
	result: string | null;
	locale: string;
	answers: Answers;
	hidden: HiddenFields;
	total: number;
	percent: number;
	reachable: number;
	dimensions: Readonly<Record<string, DimensionScore>>;
}

/** Null where the quiz has no such screen. */
export function resultView(quiz: Quiz, facts: ResultFacts): ResultView | null {
	const screen = quiz.results.find(({ id }) => id === facts.result);
	if (!screen) return null;
	const { locale } = facts;
	const words = (text: Text | undefined) => inLocale(text, locale, quiz.locales);
	const amounts = amountsOf(quiz, facts, words);
	const context = once(() => fillContext(quiz, facts, amounts));
	const fill = (text: string) => (text.includes('{{') ? fillText(text, context()) : text);
	const address = (url: string | undefined) => safeAddress(url, context);
	const html = markdown(words(screen.text));
	// Markup is made before answers are filled in: what respondents type, or a link brings along, stays text.
	const text = html.includes('{{') ? fillText(html, { ...context(), encode: escapeHtml }) : html;
	const url = address(screen.button?.url);
	const redirect = address(screen.redirect);
	const show = screen.show ?? [];
	return {
		id: screen.id,
		title: fill(words(screen.title)),
		...(text && { text }),
		...(screen.picture && {
			picture: { src: screen.picture.src, alt: words(screen.picture.alt) }
		}),
		...(screen.button && url && { button: { text: fill(words(screen.button.text)), url } }),
		...(redirect && { redirect }),
		...(show.includes('score') && { score: facts.total }),
		...(show.includes('percent') && { percent: facts.percent }),
		...(show.includes('score') &&
			show.includes('percent') &&
			facts.reachable > 0 && { outOf: facts.reachable }),
		...(show.includes('amount') && { amounts })
	};
}

/** What texts about a result are filled with. */
export function resultContext(quiz: Quiz, facts: ResultFacts): FillContext {
	const words = (text: Text | undefined) => inLocale(text, facts.locale, quiz.locales);
	return fillContext(quiz, facts, amountsOf(quiz, facts, words));
}

/** What answers make of an address is looked at again: they may not change where it leads. */
export function safeAddress(
	url: string | undefined,
	context: () => FillContext
): string | undefined {
	if (url === undefined || !url.includes('{{')) return url;
	const filled = fillText(url, { ...context(), encode: encodeURIComponent });
	return isSafeAddress(filled) ? filled : undefined;
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
