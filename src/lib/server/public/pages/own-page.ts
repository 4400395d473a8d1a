import { render } from 'svelte/server';
import { escapeHtml } from '../../../quiz/markdown.ts';
import { fillSentence } from '../../../quiz/sentence.ts';
import { inLocale, type Words } from '../../../quiz/text.ts';
import ScreenHead from '../../../runner/ScreenHead.svelte';
import type { QuizBundle } from '../quiz-bundle.ts';
import { writeDocument, type Written } from './document.ts';

type Values = Readonly<Record<string, string>>;

/** A sentence of a page's own, with values in place of `{name}`. */
export type Say<Key extends string> = (key: Key, values?: Values) => string;

/** Speaks one language by a table of words. @param always values that are the same all over the page */
export function sayIn<Key extends string>(
	words: Readonly<Record<Key, Words>>,
	locale: 'en' | 'ru',
	always: Values = {}
): Say<Key> {
	return (key, values = {}) =>
		fillSentence(inLocale(words[key], locale), (name) => values[name] ?? always[name]);
}

interface OwnPage {
	/** The class that its rules begin with. */
	name: string;
	css: string;
	title: string;
	texts: readonly string[];
	/** Markup before the title, after the texts, and above all of it. */
	above: string;
	below: string;
	header?: string;
}

/** A page of the house's own in the look of a quiz: forms that work without scripts. */
export function writeOwnPage(
	bundle: QuizBundle,
	locale: 'en' | 'ru',
	{ name, css, title, texts, above, below, header = '' }: OwnPage
): Written {
	const text = texts.map((one) => `<p>${escapeHtml(one)}</p>`).join('');
	const { body } = render(ScreenHead, { props: { title, text } });
	const { html, csp } = writeDocument({
		bundle,
		locale,
		title,
		description: '',
		css,
		body: `<div class="quiz ${name}">${header}<main><section class="screen">${above}${body}${below}</section></main></div>`,
		data: null,
		runs: false,
		carried: '',
		beside: '',
		preload: [],
		ahead: []
	});
	// Nobody lays it under a page of theirs to have its button pressed.
	return { html, csp: `${csp}; frame-ancestors 'none'` };
}
