import type { Context } from 'hono';
import { escapeHtml } from '../../../../quiz/markdown.ts';
import { inLocale, type Words } from '../../../../quiz/text.ts';
import type { NotInvited } from '../../../services/answering/invited.ts';
import type { QuizBundle } from '../../quiz-bundle.ts';
import { keepPage } from '../kept-page.ts';
import { closingText, neverKept } from '../notices.ts';
import { renderNotice } from '../notice-page.ts';
import { pageLocale } from '../page-locale.ts';
import { expiredText, MAIL_WORDS } from './words.ts';

const OURS = ['en', 'ru'];

export interface Said {
	title: Words;
	text: Words;
	/** Where a button below leads. */
	goOn?: { words: Words; address: string };
}

/** A page that a letter leads to, in the letter's language where that is known; kept by nobody. */
export function mailNotice(
	c: Context,
	bundle: QuizBundle,
	{ title, text, goOn }: Said,
	{ status, spoken }: { status: number; spoken?: string | undefined }
): Response {
	const locale = pageLocale(OURS, spoken ?? null, c.req.header('accept-language') ?? null);
	const words = (said: Words) => escapeHtml(inLocale(said, locale));
	const button = goOn
		? `<div class="actions"><a class="primary" href="${escapeHtml(goOn.address)}">${words(goOn.words)}</a></div>`
		: '';
	const notice = { title: inLocale(title, locale), text: `<p>${words(text)}</p>${button}` };
	const written = renderNotice(bundle, locale, { ...notice, embed: false });
	return ofOnePerson(keepPage(written).answer(c.req.raw), status);
}

/** Why the link of a letter leads to no quiz. */
export function notInvited(c: Context, bundle: QuizBundle, found: NotInvited): Response {
	if (found.why === 'unknown') {
		const said = { title: MAIL_WORDS.unknown, text: MAIL_WORDS.unknownText };
		return mailNotice(c, bundle, said, { status: 404 });
	}
	const spoken = found.invitation.locale;
	if (found.why === 'expired') {
		const said = { title: MAIL_WORDS.expired, text: expiredText(found.until) };
		return mailNotice(c, bundle, said, { status: 410, spoken });
	}
	if (found.why === 'gone') {
		const said = { title: MAIL_WORDS.gone, text: MAIL_WORDS.goneText };
		return mailNotice(c, bundle, said, { status: 410, spoken });
	}
	// In the author's own words.
	const { locale, text } = closingText(c, found.quiz, spoken);
	const title = inLocale(MAIL_WORDS.gone, locale);
	const written = renderNotice(bundle, locale, { title, text, embed: false });
	return ofOnePerson(keepPage(written).answer(c.req.raw), 410);
}

/** Nobody else is shown it, or told its address. */
export function ofOnePerson(answer: Response, status: number): Response {
	const kept = neverKept(answer, status);
	kept.headers.set('referrer-policy', 'no-referrer');
	return kept;
}
