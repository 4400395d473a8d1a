import type { Context } from 'hono';
import { markdown } from '../../../quiz/markdown.ts';
import { inLocale, type Words } from '../../../quiz/text.ts';
import type { ClosedQuiz } from '../../services/live.ts';
import type { QuizBundle } from '../quiz-bundle.ts';
import { isFramed, queryOf } from './asked-for.ts';
import { keepPage } from './kept-page.ts';
import { renderNotice, type Notice } from './notice-page.ts';
import { pageLocale } from './page-locale.ts';

export const UNKNOWN: Words = {
	en: 'There is no quiz at this address.',
	ru: 'По этому адресу квиза нет.'
};
const CLOSED: Words = {
	en: 'This quiz takes no answers at the moment.',
	ru: 'Сейчас этот квиз не принимает ответы.'
};
/** Why there is no quiz to take here. */
export function notice(c: Context, bundle: QuizBundle, closed: ClosedQuiz | null): Response {
	if (!closed) return plainNotice(c, bundle, UNKNOWN, 404);
	const { locale, text } = closingText(c, closed);
	const title = inLocale(closed.title, locale);
	return answerNotice(c, bundle, locale, { title, text, embed: isFramed(c) }, 410);
}

/** As HTML, in the visitor's language where the message has it, be it none of the quiz's. */
export function closingText(
	c: Context,
	{ title, message }: ClosedQuiz,
	spoken?: string
): { locale: string; text: string } {
	const locale = noticeLocale(c, typeof title === 'string' ? OURS : Object.keys(title), spoken);
	return { locale, text: markdown(inLocale(message, locale) || inLocale(CLOSED, locale)) };
}

export function plainNotice(
	c: Context,
	bundle: QuizBundle,
	words: Words,
	status: number
): Response {
	const locale = noticeLocale(c, OURS);
	const said = { title: inLocale(words, locale), embed: isFramed(c) };
	return answerNotice(c, bundle, locale, said, status);
}

/** The languages that the house itself speaks. */
const OURS = ['en', 'ru'];

/** @param spoken by whom the page is for, where that is known */
function noticeLocale(c: Context, locales: readonly string[], spoken?: string): string {
	return pageLocale(
		locales,
		queryOf(c).get('lang') ?? spoken ?? null,
		c.req.header('accept-language') ?? null
	);
}

function answerNotice(
	c: Context,
	bundle: QuizBundle,
	locale: string,
	said: Notice,
	status: number
): Response {
	return neverKept(keepPage(renderNotice(bundle, locale, said)).answer(c.req.raw), status);
}

/** What holds only now. */
export function neverKept(kept: Response, status: number): Response {
	const headers = new Headers(kept.headers);
	headers.set('cache-control', 'no-store');
	headers.delete('etag');
	return new Response(kept.body, { status, headers });
}
