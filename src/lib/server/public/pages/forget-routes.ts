import type { Context, Hono } from 'hono';
import { escapeHtml } from '../../../quiz/markdown.ts';
import { inLocale, type Words } from '../../../quiz/text.ts';
import type { House } from '../../house.ts';
import { openLink } from '../../services/link-token.ts';
import { liveQuiz } from '../../services/live.ts';
import { deletePartial, getPartial } from '../../services/partials.ts';
import type { ApiEnv } from '../api/env.ts';
import type { QuizBundle } from '../quiz-bundle.ts';
import { keepPage } from './kept-page.ts';
import { renderNotice, type Notice } from './notice-page.ts';
import { pageLocale } from './page-locale.ts';

const ASK: Words = { en: 'Delete your answers?', ru: 'Удалить ваши ответы?' };
const ASK_TEXT: Words = {
	en: 'What you answered so far will be deleted for good, and we will not write about it again.',
	ru: 'То, что вы успели ответить, будет удалено насовсем, и больше мы об этом не напишем.'
};
const DO: Words = { en: 'Delete my answers', ru: 'Удалить мои ответы' };
const DONE: Words = { en: 'Your answers have been deleted', ru: 'Ваши ответы удалены' };
const DONE_TEXT: Words = {
	en: 'We will not write to you about this quiz again.',
	ru: 'Об этом квизе мы вам больше не напишем.'
};
const NOTHING: Words = { en: 'There is nothing to delete', ru: 'Удалять нечего' };
const NOTHING_TEXT: Words = {
	en: 'These answers are gone already, or the link is no longer valid.',
	ru: 'Этих ответов уже нет, или ссылка больше не действует.'
};

/** `/q/{slug}/forget`: the way out that a letter offers. Looking changes nothing: mail programs open every link. */
export function forgetRoutes(house: House, bundle: QuizBundle, routes: Hono<ApiEnv>): void {
	const answer = (c: Context, said: { title: Words; text: Words; button?: Words }) => {
		const locale = pageLocale(['en', 'ru'], null, c.req.header('accept-language') ?? null);
		const words = (text: Words) => escapeHtml(inLocale(text, locale));
		const button = said.button
			? `<form method="post"><div class="actions"><button class="primary">${words(said.button)}</button></div></form>`
			: '';
		const notice: Notice = {
			title: inLocale(said.title, locale),
			text: `<p>${words(said.text)}</p>${button}`,
			embed: false
		};
		const { html, csp } = renderNotice(bundle, locale, notice);
		const kept = keepPage({ html, csp }).answer(c.req.raw);
		kept.headers.set('cache-control', 'no-store');
		kept.headers.set('referrer-policy', 'no-referrer');
		kept.headers.delete('etag');
		return kept;
	};
	const meant = async (c: Context) => {
		const live = await liveQuiz(house, c.req.param('slug') ?? '');
		const attempt = live && openLink(house, 'forget', live.quizId, c.req.query('link') ?? '');
		return live && attempt ? { live, attempt } : null;
	};

	routes.get('/:slug/forget', async (c) => {
		const named = await meant(c);
		const found =
			named && (await getPartial(house, named.live.workspace, named.live.quizId, named.attempt));
		return found?.ok
			? answer(c, { title: ASK, text: ASK_TEXT, button: DO })
			: answer(c, { title: NOTHING, text: NOTHING_TEXT });
	});

	routes.post('/:slug/forget', async (c) => {
		const named = await meant(c);
		const deleted =
			named &&
			(await deletePartial(house, named.live.workspace, named.live.quizId, named.attempt, null));
		return deleted?.ok
			? answer(c, { title: DONE, text: DONE_TEXT })
			: answer(c, { title: NOTHING, text: NOTHING_TEXT });
	});
}
