import { Hono, type Context } from 'hono';
import { z } from 'zod';
import { markdown } from '../../../quiz/markdown.ts';
import { onDay } from '../../../quiz/on-day.ts';
import { inLocale, type Words } from '../../../quiz/text.ts';
import type { House } from '../../house.ts';
import { PROBLEMS, type Problem } from '../../problems.ts';
import { daysFor } from '../../services/days.ts';
import { liveQuiz, openTo, type ClosedQuiz, type LiveQuiz } from '../../services/live.ts';
import { closed } from '../../services/submissions.ts';
import { recordStart, recordView } from '../../services/visits.ts';
import { emptyAnswer, jsonAnswer, problemAnswer } from '../api/answers.ts';
import type { ApiEnv } from '../api/env.ts';
import { failure } from '../api/failure-answer.ts';
import { BODY_LIMIT, checked, readJson } from '../api/read-json.ts';
import type { QuizBundle } from '../quiz-bundle.ts';
import { keepPage, type KeptPage } from './kept-page.ts';
import { renderNotice, type Notice } from './notice-page.ts';
import { pageLocale } from './page-locale.ts';
import { filesOn } from './files-on-screen.ts';
import { pageShelf } from './page-shelf.ts';
import { readForm } from './read-form.ts';
import { takeForm } from './posted-form.ts';
import { LOCALE, renderQuiz, VERSION, type PageOf } from './runner-page.ts';
import { firstPlace, leadsTo, takeAnswers } from './way.ts';

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

/** `/q/{slug}`: the page, the way without JavaScript, and the two calls that the runner makes. */
export function pageRoutes(house: House, bundle: QuizBundle): Hono<ApiEnv> {
	const routes = new Hono<ApiEnv>();
	const shelf = pageShelf();

	routes.get('/:slug', async (c) => {
		const query = queryOf(c);
		const live = await liveQuiz(house, c.req.param('slug'));
		if (live && isFormer(c, live)) return toItsAddress(c, live);
		if (live?.closed && live.finishing) return lastChance(c, live, live.finishing);
		if (!live || live.closed) return notice(c, bundle, live);
		if (c.req.raw.method === 'GET') recordView(house, live, query.get('utm_source') ?? '');
		const page = pageOf(c, bundle, live, query);
		return shelf.get(keyOf(page), () => firstPage(page)).answer(c.req.raw);
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
		const live = open.value;
		const posted = await readForm(house, c, live);
		if (!('fields' in posted)) return plainNotice(c, bundle, posted, 413);
		const { fields: form, refused } = posted;
		const query = queryOf(c);
		const page = pageOf(c, bundle, live, query, form.get('_lang') ?? form.get(LOCALE));
		const days = daysFor(house.clock.now(), undefined);
		const screen = await takeForm(house, {
			...{ live, locale: page.locale, query, form, refused, days },
			changed: ![null, String(live.version)].includes(form.get(VERSION))
		});
		const files = await filesOn(house, live, screen);
		const shown = renderQuiz({ ...page, today: days[0] }, { ...screen, files });
		const answer = keepPage(shown).answer(c.req.raw);
		// Kept by this browser alone, for its "back": without scripts it would show an error in place of the question before.
		answer.headers.set('cache-control', 'private, no-cache');
		answer.headers.delete('etag');
		return answer;
	});

	// A quiz in a sandboxed frame has no origin: what its own scripts ask for is asked from somewhere else.
	routes.use('/:slug/:call', async (c, next) => {
		if (c.req.method === 'OPTIONS') return emptyAnswer(PREFLIGHT);
		await next();
		c.res.headers.set('access-control-allow-origin', '*');
	});

	routes.post('/:slug/start', async (c) => {
		const called = await readCall(house, c, startSchema);
		if (called instanceof Response) return called;
		await recordStart(house, called.live, called.body.attempt, called.body.source ?? '');
		return emptyAnswer();
	});

	routes.post('/:slug/next', async (c) => {
		const called = await readCall(house, c, nextSchema);
		if (called instanceof Response) return called;
		const days = daysFor(house.clock.now(), called.body.day);
		const quiz = onDay(called.live.quiz, days[0]);
		const taken = takeAnswers(quiz, called.body.answers, days);
		const { version } = called.live;
		if (!taken.ok) {
			return problemAnswer(house, c, { code: 'invalid', errors: taken.problem }, { version });
		}
		const path = Object.keys(taken.value);
		const progress = leadsTo(quiz, path, taken.value, called.body.hidden ?? {});
		return jsonAnswer(200, { next: progress.at === 'step' ? progress.step : 'end', version });
	});

	routes.onError((error, c) => {
		const problem = failure(house, c, 'page_failed', error);
		if (!c.req.header('accept')?.includes('text/html')) return problemAnswer(house, c, problem);
		const page = plainNotice(c, bundle, UNAVAILABLE, PROBLEMS[problem.code].status);
		if (problem.params?.['seconds'])
			page.headers.set('retry-after', `${problem.params['seconds']}`);
		return page;
	});
	return routes;
}

const PREFLIGHT = {
	'access-control-allow-origin': '*',
	'access-control-allow-methods': 'POST',
	'access-control-allow-headers': 'accept-language, content-type, idempotency-key',
	'access-control-max-age': '86400'
};

const startSchema = z.object({
	attempt: z.string().min(1).max(255),
	source: z.string().max(200).optional()
});

const nextSchema = z.object({
	answers: z.record(z.string(), z.unknown()),
	hidden: z.record(z.string().max(64), z.string().max(2000)).optional(),
	day: z.iso.date().optional()
});

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

/** What a page is made of: it names its address, which may change. */
function keyOf({ live, locale, embed }: PageOf): string {
	return `${live.quizId} ${live.slug} ${live.version} ${locale} ${embed}`;
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

async function readCall<T extends z.ZodType>(
	house: House,
	c: Context,
	schema: T
): Promise<{ live: LiveQuiz; body: z.output<T> } | Response> {
	const refuse = (problem: Problem) => problemAnswer(house, c, problem);
	const asked = await liveQuiz(house, c.req.param('slug') ?? '');
	if (!asked) return refuse({ code: 'not_found' });
	const open = openTo(asked, 'under way');
	if (!open.ok) return refuse(closed(open.problem));
	const read = await readJson(c, BODY_LIMIT);
	if (!read.ok) return refuse(read.problem);
	const body = checked(schema, read.value);
	return body.ok ? { live: open.value, body: body.value } : refuse(body.problem);
}
