import { Hono, type Context } from 'hono';
import type { Words } from '../../../quiz/text.ts';
import type { House } from '../../house.ts';
import { PROBLEMS, problemTitle, type Problem } from '../../problems.ts';
import { daysFor } from '../../services/days.ts';
import {
	goneOnWith,
	liveQuiz,
	openTo,
	type ClosedQuiz,
	type LiveQuiz
} from '../../services/live.ts';
import { chooseVersion } from '../../services/trials/choose-version.ts';
import { recordView } from '../../services/visits.ts';
import { problemAnswer } from '../api/answers.ts';
import type { ApiEnv } from '../api/env.ts';
import { failure } from '../api/failure-answer.ts';
import type { QuizBundle } from '../quiz-bundle.ts';
import { queryOf, searchOf } from './asked-for.ts';
import { callLimits } from './call-limits.ts';
import { callRoutes, callsFromAnywhere } from './call-routes.ts';
import { keepPage, type KeptPage } from './kept-page.ts';
import { closingText, neverKept, notice, plainNotice, UNKNOWN } from './notices.ts';
import { filesOn } from './files-on-screen.ts';
import { pageShelf } from './page-shelf.ts';
import { readForm } from './read-form.ts';
import { forgetRoutes } from './forget-routes.ts';
import { takeDetails, takePostedDetails } from './details-form.ts';
import { pageOf, postedAnswer, toPosted } from './posted-answer.ts';
import { resumed } from './resumed.ts';
import { LOCALE, renderQuiz, type PageOf } from './runner-page.ts';
import { visitorOf } from './visitor.ts';
import { firstPlace } from './way.ts';

const UNAVAILABLE: Words = {
	en: 'This page is not available just now. Try again in a moment.',
	ru: 'Страница сейчас недоступна. Попробуйте ещё раз чуть позже.'
};

/** `/q/{slug}`: the page, the way without JavaScript, and the calls that the runner makes. */
export function pageRoutes(house: House, bundle: QuizBundle): Hono<ApiEnv> {
	const routes = new Hono<ApiEnv>();
	callsFromAnywhere(routes);
	routes.use(
		'/:slug/:call',
		callLimits(house, (c, problem) => refused(house, bundle, c, problem))
	);
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
		return postedAnswer(house, bundle, c, open.value);
	});

	routes.post('/:slug/details', (c) => detailsAnswer(house, bundle, c));
	callRoutes(house, routes);
	forgetRoutes(house, bundle, routes);

	routes.onError((error, c) => failed(house, bundle, c, error));
	return routes;
}

function failed(house: House, bundle: QuizBundle, c: Context, error: Error): Response {
	return refused(house, bundle, c, failure(house, c, 'page_failed', error), UNAVAILABLE);
}

/** As a page to whoever looks at it, else as JSON. @param words what the page says */
function refused(
	house: House,
	bundle: QuizBundle,
	c: Context,
	problem: Problem,
	words: Words = { en: problemTitle(problem, 'en'), ru: problemTitle(problem, 'ru') }
): Response {
	if (!c.req.header('accept')?.includes('text/html')) return problemAnswer(house, c, problem);
	const page = plainNotice(c, bundle, words, PROBLEMS[problem.code].status);
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
	return toPosted(c, renderQuiz({ ...page, live: taken.live }, taken.screen));
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

/** While visitors are divided, no cache in between may give one's page to another. */
function ofOneVisitor(kept: Response): Response {
	const headers = new Headers(kept.headers);
	headers.set('cache-control', 'private, max-age=0, must-revalidate');
	return new Response(kept.body, { status: kept.status, headers });
}

function firstPage(page: PageOf, closed?: string): KeptPage {
	return keepPage(renderQuiz(page, { place: firstPlace(page.live.quiz, {}), closed }));
}
