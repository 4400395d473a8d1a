import { Hono, type Context } from 'hono';
import type { Words } from '../../../quiz/text.ts';
import type { House } from '../../house.ts';
import { PROBLEMS, problemTitle, type Problem } from '../../problems.ts';
import { daysFor } from '../../services/days.ts';
import { formSettings } from '../../services/forms/forms.ts';
import { isUnpublished, liveQuiz, openTo, type LiveQuiz } from '../../services/live.ts';
import { closed } from '../../services/submissions.ts';
import { jsonAnswer, problemAnswer } from '../api/answers.ts';
import type { ApiEnv } from '../api/env.ts';
import { failure } from '../api/failure-answer.ts';
import { rateLimit, throttledBy, type RateLimit } from '../api/rate-limit.ts';
import { isCrowded } from '../crowd.ts';
import { queryOf, searchOf } from '../pages/asked-for.ts';
import { keepPage } from '../pages/kept-page.ts';
import { neverKept, notice, plainNotice } from '../pages/notices.ts';
import { pageOf, toPosted } from '../pages/posted-answer.ts';
import { LOCALE, renderQuiz } from '../pages/runner-page.ts';
import type { QuizBundle } from '../quiz-bundle.ts';
import { againPage } from './again-page.ts';
import { readPostedForm } from './read-posted-form.ts';
import { takePlainForm, type SentForm, type Taken } from './take-plain-form.ts';

/** Forms a minute from one network to one quiz: as many as submissions. */
const MOST_FORMS = 600;

/** Any page may send a form, and its scripts may read what came of it. */
const CORS = { 'access-control-allow-origin': '*' };

/** `POST /f/{slug}`: a plain HTML form on somebody's page, with or without an origin, is an answer to the quiz. */
export function formRoutes(house: House, bundle: QuizBundle): Hono<ApiEnv> {
	const routes = new Hono<ApiEnv>();
	const limit = rateLimit(MOST_FORMS);
	const refuse = (c: Context<ApiEnv>, problem: Problem) => refused(house, bundle, c, problem);

	routes.post('/:slug', async (c) => {
		const answer = await answerForm(house, bundle, c, limit);
		return answer instanceof Response ? answer : refuse(c, answer);
	});

	// Whoever opens the address, or loads the page of a result again, finds the quiz.
	routes.get('/:slug', async (c) => {
		const live = await liveQuiz(house, c.req.param('slug'));
		if (!live || live.closed) return notice(c, bundle, live);
		const headers = { location: `/q/${live.slug}${searchOf(c)}`, 'cache-control': 'no-store' };
		return new Response(null, { status: 303, headers });
	});

	routes.all('/:slug', (c) => {
		const params = { method: c.req.method, allowed: 'POST' };
		const answer = problemAnswer(house, c, { code: 'method_not_allowed', params });
		answer.headers.set('allow', 'GET, HEAD, POST');
		return answer;
	});

	routes.onError((error, c) => refuse(c, failure(house, c, 'form_failed', error)));
	return routes;
}

async function answerForm(
	house: House,
	bundle: QuizBundle,
	c: Context<ApiEnv>,
	limit: RateLimit
): Promise<Response | Problem> {
	const slug = c.req.param('slug') ?? '';
	const throttled = throttledBy(house, limit, c, slug);
	if (throttled) return throttled;
	const asked = await liveQuiz(house, slug);
	if (!asked) return { code: (await isUnpublished(house, slug)) ? 'not_published' : 'not_found' };
	const open = openTo(asked, 'everybody');
	if (!open.ok) return wantsJson(c) ? closed(open.problem) : notice(c, bundle, open.problem);
	const live = open.value;
	const { settings } = await formSettings(house, live.workspace, live.quizId);
	const posted = await readPostedForm(house, c, live, settings);
	if (!posted.ok) return posted.problem;
	const page = pageOf(c, bundle, live, queryOf(c), posted.value.fields.get(LOCALE));
	const sent: SentForm = {
		...posted.value,
		...{ live, settings, locale: page.locale, brought: broughtBy(house, c) },
		days: daysFor(house.clock.now(), undefined),
		crowded: () => isCrowded(house, c, live.quizId)
	};
	const taken = await takePlainForm(house, sent);
	if (wantsJson(c)) return asJson(house, c, live, page.locale, taken);
	if ('problem' in taken) {
		if (!mendable(taken.problem)) return taken.problem;
		const written = await againPage(house, page, sent, taken);
		return neverKept(keepPage(written).answer(c.req.raw), PROBLEMS[taken.problem.code].status);
	}
	const { submitted, redirect, place, token } = taken;
	if (redirect !== null) return sentTo(redirect);
	const result = submitted.response.result ?? { id: '', title: '' };
	return toPosted(c, renderQuiz({ ...page, today: sent.days[0] }, { place, token, result }));
}

/** By typing something else, or by sending the same again. */
function mendable({ code }: Problem): boolean {
	return code === 'invalid' || code === 'busy' || code === 'not_stored';
}

function sentTo(location: string): Response {
	const headers = { location, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' };
	return new Response(null, { status: 303, headers });
}

/** The form's own names in place of ours, for whoever reads them knows these. */
function asJson(
	house: House,
	c: Context<ApiEnv>,
	live: LiveQuiz,
	locale: string,
	taken: Taken
): Response {
	if ('problem' in taken) {
		const { problem, read } = taken;
		const errors = problem.errors?.map(({ path, message }) => {
			const field = path.replace(/^answers\./, '');
			return { path: read.called.get(field) ?? field, message };
		});
		const spoken = locale.startsWith('ru') ? 'ru' : 'en';
		const told = { locale: spoken, version: live.version, headers: CORS } as const;
		return problemAnswer(house, c, { ...problem, errors }, told);
	}
	const { id, response } = taken.submitted;
	return jsonAnswer(201, { id, result: response.result, redirect: taken.redirect }, CORS);
}

function wantsJson(c: Context): boolean {
	const accept = c.req.header('accept') ?? '';
	return /\bjson\b/.test(accept) && !accept.includes('text/html');
}

/** As a page to whoever looks at it. */
function refused(house: House, bundle: QuizBundle, c: Context<ApiEnv>, problem: Problem): Response {
	if (wantsJson(c)) return problemAnswer(house, c, problem, { headers: CORS });
	const words = WORDS[problem.code] ?? {
		en: problemTitle(problem, 'en'),
		ru: problemTitle(problem, 'ru')
	};
	const answer = plainNotice(c, bundle, words, PROBLEMS[problem.code].status);
	if (problem.params?.['seconds'])
		answer.headers.set('retry-after', `${problem.params['seconds']}`);
	return answer;
}

/** What people are told who filled in a form, and know of no requests. */
const WORDS: Partial<Record<Problem['code'], Words>> = {
	not_found: {
		en: 'There is no quiz at this address, so that the form was not sent.',
		ru: 'По этому адресу квиза нет, поэтому форма не отправлена.'
	},
	key_reused: {
		en: 'This form was sent before with other answers, and those were kept. Load its page again to send new ones.',
		ru: 'Эту форму уже отправляли с другими ответами, и они сохранены. Чтобы отправить новые, загрузите её страницу заново.'
	},
	in_progress: {
		en: 'This form is just being sent. Wait a moment.',
		ru: 'Эта форма как раз отправляется. Подождите немного.'
	}
};

/** Hidden fields of the address that the form is sent to, and the page that it stands on, without what is asked of that. */
function broughtBy({ config }: House, c: Context): Record<string, string> {
	const referrer = c.req.header('referer') ?? '';
	const page = URL.canParse(referrer) ? new URL(referrer) : undefined;
	const isOther = page && /^https?:$/.test(page.protocol) && page.origin !== config.origin;
	return {
		...(isOther && { page: page.origin + page.pathname }),
		...Object.fromEntries(queryOf(c))
	};
}
