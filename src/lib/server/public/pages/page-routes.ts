import { Hono, type Context } from 'hono';
import { markdown } from '../../../quiz/markdown.ts';
import { inLocale, type Words } from '../../../quiz/text.ts';
import type { House } from '../../house.ts';
import { PROBLEMS } from '../../problems.ts';
import { daysFor } from '../../services/days.ts';
import {
	goneOnWith,
	liveQuiz,
	openTo,
	openVersions,
	type ClosedQuiz,
	type LiveQuiz
} from '../../services/live.ts';
import { chooseVersion } from '../../services/trials/choose-version.ts';
import { recordView } from '../../services/visits.ts';
import { problemAnswer } from '../api/answers.ts';
import type { ApiEnv } from '../api/env.ts';
import { failure } from '../api/failure-answer.ts';
import { isCrowded } from '../crowd.ts';
import type { QuizBundle } from '../quiz-bundle.ts';
import { openState, STATE } from './form-state.ts';
import { callRoutes } from './call-routes.ts';
import { keepPage, type KeptPage } from './kept-page.ts';
import { renderNotice, type Notice } from './notice-page.ts';
import { pageLocale } from './page-locale.ts';
import { filesOn } from './files-on-screen.ts';
import { pageShelf } from './page-shelf.ts';
import { readForm } from './read-form.ts';
import { forgetRoutes } from './forget-routes.ts';
import { keepPosted } from './keep-posted.ts';
import { takeDetails, takePostedDetails } from './details-form.ts';
import { takeForm } from './posted-form.ts';
import { resumed } from './resumed.ts';
import { LOCALE, renderQuiz, VERSION, type PageOf } from './runner-page.ts';
import { visitorOf } from './visitor.ts';
import { firstPlace } from './way.ts';

const UNKNOWN: Words = {
	en: 'There is no quiz at this address.',
	ru: 'По этому адресу квиза нет.'
};
const CLOSED: Words = {
	en: 'This quiz takes no answers at the moment.',
	ru: 'Сейчас этот квиз не принимает ответы.'
};
const UNAVAILABLE: Words = {
	en: 'This page is not available just now. Try again in a moment.',
	ru: 'Страница сейчас недоступна. Попробуйте ещё раз чуть позже.'
};

/** `/q/{slug}`: the page, the way without JavaScript, and the calls that the runner makes. */
export function pageRoutes(house: House, bundle: QuizBundle): Hono<ApiEnv> {
	const routes = new Hono<ApiEnv>();
	const shelf = pageShelf();

	routes.get('/:slug', async (c) => {
		const query = queryOf(c);
		const live = await liveQuiz(house, c.req.param('slug'));
		if (live && isFormer(c, live)) return toItsAddress(c, live);
		const link = query.get('resume');
		if (live && link !== null && openTo(live, 'under way').ok)
			return goOn(house, bundle, c, live, query, link);
		if (live?.closed && live.finishing) {
			return lastChance(c, live, await goneOnWith(house, live.finishing, visitorOf(query).held));
		}
		if (!live || live.closed) return notice(c, bundle, live);
		const shown = await chooseVersion(house, live, visitorOf(query));
		if (c.req.raw.method === 'GET') recordView(house, shown, query.get('utm_source') ?? '');
		const page = pageOf(c, bundle, shown, query);
		const kept = shelf.get(keyOf(page), () => firstPage(page)).answer(c.req.raw);
		return live.trial ? ofOneVisitor(kept) : kept;
	});

	/** Closed to newcomers; a tab whose history says that it is at the quiz goes on by its scripts. */
	function lastChance(c: Context, quiz: ClosedQuiz, finishing: LiveQuiz): Response {
		const page = pageOf(c, bundle, finishing, queryOf(c));
		const closed = closingText(c, quiz).text;
		const key = `${keyOf(page)} ${closed}`;
		const kept = shelf.get(key, () => firstPage(page, closed)).answer(c.req.raw);
		return neverKept(kept, 410);
	}

	routes.post('/:slug', async (c) => {
		const asked = await liveQuiz(house, c.req.param('slug'));
		// Whoever posts was shown a page before.
		const open = asked && openTo(asked, 'under way');
		if (!open?.ok) return notice(c, bundle, open?.problem ?? null);
		const versions = await openVersions(house, open.value);
		const begun = (fields: URLSearchParams) => begunWith(house, open.value.quizId, fields);
		const of = (fields: URLSearchParams) =>
			versions.find(({ version }) => version === begun(fields)) ?? versions[0];
		const posted = await readForm(house, c, versions, of);
		if (!('fields' in posted)) return plainNotice(c, bundle, posted, 413);
		const { fields: form, refused } = posted;
		const version = begun(form);
		const live = of(form);
		const query = queryOf(c);
		const page = pageOf(c, bundle, live, query, form.get('_lang') ?? form.get(LOCALE));
		const days = daysFor(house.clock.now(), undefined);
		const screen = await takeForm(house, {
			...{ live, locale: page.locale, query, form, refused, days },
			changed: version !== null && version !== live.version,
			crowded: () => isCrowded(house, c, live.quizId)
		});
		// Whoever only asks for another language may not have begun.
		if (!form.has('_lang')) await keepPosted(house, live, page.locale, screen);
		const files = await filesOn(house, live, screen);
		const shown = renderQuiz({ ...page, today: days[0] }, { ...screen, files });
		const answer = keepPage(shown).answer(c.req.raw);
		// Kept by this browser alone, for its "back": without scripts it would show an error in place of the question before.
		answer.headers.set('cache-control', 'private, no-cache');
		answer.headers.delete('etag');
		return answer;
	});

	routes.post('/:slug/details', (c) => detailsAnswer(house, bundle, c));
	callRoutes(house, routes);
	forgetRoutes(house, bundle, routes);

	routes.onError((error, c) => failed(house, bundle, c, error));
	return routes;
}

/** As a page to whoever looks at it, else as JSON. */
function failed(house: House, bundle: QuizBundle, c: Context, error: Error): Response {
	const problem = failure(house, c, 'page_failed', error);
	if (!c.req.header('accept')?.includes('text/html')) return problemAnswer(house, c, problem);
	const page = plainNotice(c, bundle, UNAVAILABLE, PROBLEMS[problem.code].status);
	if (problem.params?.['seconds']) page.headers.set('retry-after', `${problem.params['seconds']}`);
	return page;
}

/** The form below the result: as the runner sends it, or as a page without scripts posts it. */
async function detailsAnswer(
	house: House,
	bundle: QuizBundle,
	c: Context<ApiEnv>
): Promise<Response> {
	const asked = await liveQuiz(house, c.req.param('slug') ?? '');
	if (c.req.header('content-type')?.startsWith('application/json')) {
		return takeDetails(house, c, asked);
	}
	const open = asked && openTo(asked, 'under way');
	if (!open?.ok) return notice(c, bundle, open?.problem ?? null);
	const posted = await readForm(house, c, [open.value], () => open.value);
	if (!('fields' in posted)) return plainNotice(c, bundle, posted, 413);
	const page = pageOf(c, bundle, open.value, queryOf(c), posted.fields.get(LOCALE));
	const taken = await takePostedDetails(house, open.value, posted.fields, page.locale);
	if (!taken) return plainNotice(c, bundle, UNKNOWN, 404);
	const shown = renderQuiz({ ...page, live: taken.live }, taken.screen);
	return neverKept(keepPage(shown).answer(c.req.raw), 200);
}

/** Somebody comes back by a link of their own: nobody else is shown this page, or told its address. */
async function goOn(
	house: House,
	bundle: QuizBundle,
	c: Context<ApiEnv>,
	quiz: LiveQuiz | ClosedQuiz,
	query: URLSearchParams,
	link: string
): Promise<Response> {
	const open = openTo(quiz, 'under way');
	if (!open.ok) return notice(c, bundle, open.problem);
	const days = daysFor(house.clock.now(), undefined);
	const { live, locale, screen } = await resumed(house, open.value, link, days);
	const page = pageOf(c, bundle, live, query, query.get('lang') ?? locale);
	const files = await filesOn(house, live, screen);
	const shown = renderQuiz({ ...page, today: days[0] }, { ...screen, files });
	const answer = neverKept(keepPage(shown).answer(c.req.raw), 200);
	answer.headers.set('referrer-policy', 'no-referrer');
	return answer;
}

/** An address that the quiz had before; its id is none. */
function isFormer(c: Context, { slug, quizId }: LiveQuiz | ClosedQuiz): boolean {
	const asked = c.req.param('slug');
	return asked !== slug && asked !== quizId;
}

/**
 * With all that the address brings along. It is kept by nobody: the quiz may get its old address back, or give it up.
 */
function toItsAddress(c: Context, { slug }: LiveQuiz | ClosedQuiz): Response {
	const headers = { location: `/q/${slug}${searchOf(c)}`, 'cache-control': 'no-store' };
	return new Response(null, { status: 301, headers });
}

/** What a page is made of: it names its address, which may change, and holds its visitor to a version while a trial is on. */
function keyOf({ live, locale, embed }: PageOf): string {
	return `${live.quizId} ${live.slug} ${live.version} ${live.trial?.id} ${locale} ${embed}`;
}

/** The version that a form is of: what was signed counts for more than what a field says. */
function begunWith(house: House, quizId: string, form: URLSearchParams): number | null {
	const state = openState(house, quizId, form.get(STATE));
	return state?.version ?? (Number(form.get(VERSION)) || null);
}

/** While visitors are divided, no cache in between may give one's page to another. */
function ofOneVisitor(kept: Response): Response {
	const headers = new Headers(kept.headers);
	headers.set('cache-control', 'private, max-age=0, must-revalidate');
	return new Response(kept.body, { status: kept.status, headers });
}

function firstPage(page: PageOf, closed?: string): KeptPage {
	return keepPage(renderQuiz(page, { place: firstPlace(page.live.quiz, {}), closed }));
}

function pageOf(
	c: Context,
	bundle: QuizBundle,
	live: LiveQuiz,
	query: URLSearchParams,
	chosen: string | null = null
): PageOf {
	const asked = chosen ?? query.get('lang');
	return {
		bundle,
		live,
		locale: pageLocale(live.quiz.locales, asked, c.req.header('accept-language') ?? null),
		embed: isFramed(c)
	};
}

function notice(c: Context, bundle: QuizBundle, closed: ClosedQuiz | null): Response {
	if (!closed) return plainNotice(c, bundle, UNKNOWN, 404);
	const { locale, text } = closingText(c, closed);
	const title = inLocale(closed.title, locale);
	return answerNotice(c, bundle, locale, { title, text, embed: isFramed(c) }, 410);
}

/** As HTML, in the visitor's language where the message has it, be it none of the quiz's. */
function closingText(c: Context, { title, message }: ClosedQuiz): { locale: string; text: string } {
	const locale = noticeLocale(c, typeof title === 'string' ? OURS : Object.keys(title));
	return { locale, text: markdown(inLocale(message, locale) || inLocale(CLOSED, locale)) };
}

function plainNotice(c: Context, bundle: QuizBundle, words: Words, status: number): Response {
	const locale = noticeLocale(c, OURS);
	const said = { title: inLocale(words, locale), embed: isFramed(c) };
	return answerNotice(c, bundle, locale, said, status);
}

/** The languages that the house itself speaks. */
const OURS = ['en', 'ru'];

function noticeLocale(c: Context, locales: readonly string[]): string {
	return pageLocale(locales, queryOf(c).get('lang'), c.req.header('accept-language') ?? null);
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
function neverKept(kept: Response, status: number): Response {
	const headers = new Headers(kept.headers);
	headers.set('cache-control', 'no-store');
	headers.delete('etag');
	return new Response(kept.body, { status, headers });
}

const isFramed = (c: Context) => queryOf(c).get('embed') === '1';

const NO_QUERY = new URLSearchParams();

function queryOf(c: Context): URLSearchParams {
	const search = searchOf(c);
	return search === '' ? NO_QUERY : new URLSearchParams(search);
}

function searchOf(c: Context): string {
	const { url } = c.req;
	const at = url.indexOf('?');
	return at < 0 ? '' : url.slice(at);
}
