import { Hono, type Context } from 'hono';
import type { Words } from '../../quiz/text.ts';
import type { House } from '../house.ts';
import {
	comeBack,
	invitationOfLink,
	keepLists,
	leave,
	standingOf,
	type Invited
} from '../services/leaving/leave.ts';
import type { ApiEnv } from './api/env.ts';
import { readBytes } from './api/read-bytes.ts';
import { rateLimit, throttledBy } from './api/rate-limit.ts';
import { isMultipart, readMultipart } from './multipart.ts';
import { queryOf } from './pages/asked-for.ts';
import { keepPage } from './pages/kept-page.ts';
import { renderLeavePage, type Deed } from './pages/leave-page.ts';
import { neverKept, plainNotice } from './pages/notices.ts';
import { pageLocale } from './pages/page-locale.ts';
import type { QuizBundle } from './quiz-bundle.ts';

const NOT_OURS: Words = {
	en: 'This link is not one of ours. If you copied it from a letter, copy it whole.',
	ru: 'Это не наша ссылка. Если вы копировали её из письма, скопируйте целиком.'
};
const GONE: Words = {
	en: 'You are not written to: we no longer know the address that this letter went to.',
	ru: 'Вам больше не пишут: адреса, на который пришло это письмо, у нас уже нет.'
};
const TOO_OFTEN: Words = {
	en: 'That was pressed too often. Wait a minute and press it again.',
	ru: 'Кнопку нажали слишком много раз. Подождите минуту и нажмите снова.'
};
const NOTHING_ASKED: Words = {
	en: 'Nothing was changed: the page was sent without saying what to do. Open the link from the letter again.',
	ru: 'Ничего не изменилось: страница отправлена без указания, что сделать. Откройте ссылку из письма ещё раз.'
};

/** Of one link from one network, a minute. */
const MOST_POSTS = 30;
/** A form of ours is shorter, and that of RFC 8058 has one field. */
const MOST_BYTES = 32 * 1024;

/**
 * `/u/{token}`: leaving. Looking changes nothing, for programs open every link of a letter. Only a POST does: of our own page,
 * or of a mail program by RFC 8058, which has no origin and no cookies, so that the link itself is the proof.
 */
export function leaveRoutes(house: House, bundle: QuizBundle): Hono<ApiEnv> {
	const routes = new Hono<ApiEnv>();
	const limit = rateLimit(MOST_POSTS);

	routes.get('/:token', async (c) => {
		const invitation = await invitationOfLink(house, c.req.param('token'));
		if (!invitation) return notice(c, bundle, NOT_OURS, 404);
		return invitation === 'gone'
			? notice(c, bundle, GONE, 200)
			: page(house, bundle, c, invitation);
	});

	routes.post('/:token', async (c) => {
		const token = c.req.param('token');
		const invitation = await invitationOfLink(house, token);
		if (!invitation) return notice(c, bundle, NOT_OURS, 404);
		const form = await readForm(c);
		// A mail program asks once and is never turned away.
		if (form && isOneClick(form)) {
			if (invitation !== 'gone') await leave(house, invitation, 'one_click');
			return new Response('Unsubscribed.\n', { status: 200, headers: PLAIN });
		}
		if (invitation === 'gone') return notice(c, bundle, GONE, 200);
		if (throttledBy(house, limit, c, token)) return notice(c, bundle, TOO_OFTEN, 429);
		const deed = form && (await done(house, invitation, form));
		return deed ? page(house, bundle, c, invitation, deed) : notice(c, bundle, NOTHING_ASKED, 400);
	});

	return routes;
}

const PLAIN = {
	'content-type': 'text/plain; charset=utf-8',
	'cache-control': 'no-store',
	'x-content-type-options': 'nosniff'
};

/** The one field that RFC 8058 has; a mail program may spell it loosely. */
function isOneClick(form: URLSearchParams): boolean {
	return [...form].some(
		([name, value]) =>
			name.trim().toLowerCase() === 'list-unsubscribe' && value.trim().toLowerCase() === 'one-click'
	);
}

/** What the page's own form asks for; null where it asks for nothing that is known. */
async function done(
	house: House,
	invitation: Invited,
	form: URLSearchParams
): Promise<Deed | null> {
	const deed = form.get('do');
	if (deed === 'leave') await leave(house, invitation, 'page');
	else if (deed === 'back') await comeBack(house, invitation);
	else if (deed === 'lists') await keepLists(house, invitation, form.getAll('list'));
	else return null;
	return deed;
}

/** Null where it is no form, or far too long for one. */
async function readForm(c: Context<ApiEnv>): Promise<URLSearchParams | null> {
	const bytes = await readBytes(c.req.raw.body, MOST_BYTES);
	if (!bytes) return null;
	const type = c.req.header('content-type');
	if (!isMultipart(type)) return new URLSearchParams(bytes.toString());
	const headers = { 'content-type': type ?? '' };
	const form = new Request(c.req.url, { method: 'POST', headers, body: new Uint8Array(bytes) });
	return readMultipart(form, async () => 'go on');
}

async function page(
	house: House,
	bundle: QuizBundle,
	c: Context<ApiEnv>,
	invitation: Invited,
	deed?: Deed
): Promise<Response> {
	const standing = await standingOf(house, invitation);
	const written = renderLeavePage(bundle, localeOf(c, standing.locale), standing, deed);
	return unreferred(neverKept(keepPage(written).answer(c.req.raw), 200));
}

/** That which is asked for, else that of the letters, where we speak it, else the browser's. */
function localeOf(c: Context<ApiEnv>, ofLetters: string): 'en' | 'ru' {
	const asked = queryOf(c).get('lang') ?? ofLetters;
	const locale = pageLocale(['en', 'ru'], asked, c.req.header('accept-language') ?? null);
	return locale === 'ru' ? 'ru' : 'en';
}

function notice(c: Context<ApiEnv>, bundle: QuizBundle, words: Words, status: number): Response {
	return unreferred(plainNotice(c, bundle, words, status));
}

/** The address of the page is a key; it is told to no other site. */
function unreferred(answer: Response): Response {
	answer.headers.set('referrer-policy', 'no-referrer');
	answer.headers.set('x-robots-tag', 'noindex');
	return answer;
}
