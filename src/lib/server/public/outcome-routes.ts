import { Hono, type Context } from 'hono';
import type { House } from '../house.ts';
import { readSum } from '../../quiz/read-sum.ts';
import { inLocale } from '../../quiz/text.ts';
import { outcomeLink, sayByLink, type LinkStanding } from '../services/desk/outcome-link.ts';
import { isWorthAsking, OUTCOMES } from '../services/desk/outcomes.ts';
import type { ApiEnv } from './api/env.ts';
import { rateLimit, throttledBy } from './api/rate-limit.ts';
import { readBytes } from './api/read-bytes.ts';
import { queryOf } from './pages/asked-for.ts';
import { keepPage } from './pages/kept-page.ts';
import { neverKept } from './pages/notices.ts';
import { renderOutcomePage, type OutcomeForm } from './pages/outcome-page.ts';
import { pageLocale } from './pages/page-locale.ts';
import type { QuizBundle } from './quiz-bundle.ts';

/** Of one link from one network, a minute. */
const MOST_POSTS = 30;
/** The form of the page is shorter. */
const MOST_BYTES = 8 * 1024;

const STATUS: Readonly<Record<LinkStanding['state'], number>> = {
	...{ not_ours: 404, expired: 410, gone: 410, passed_on: 409, said: 200, open: 200 }
};

/**
 * `/o/{token}`: a member says what became of a lead. Looking records nothing, for programs open every link of a letter; the
 * button of the page does, and the link itself is the proof, so that nobody has to be signed in.
 */
export function outcomeRoutes(house: House, bundle: QuizBundle): Hono<ApiEnv> {
	const routes = new Hono<ApiEnv>();
	const limit = rateLimit(MOST_POSTS);

	const page = (c: Context<ApiEnv>, form: OutcomeForm, status: number) => {
		const locale = localeOf(c, form.standing);
		const written = renderOutcomePage(bundle, locale, form);
		const answer = neverKept(keepPage(written).answer(c.req.raw), status);
		// The address of the page is a key; it is told to no other site.
		answer.headers.set('referrer-policy', 'no-referrer');
		answer.headers.set('x-robots-tag', 'noindex');
		return answer;
	};

	routes.get('/:token', async (c) => {
		const standing = await outcomeLink(house, c.req.param('token'));
		const currency = standing.state === 'open' ? standing.likelyCurrency : '';
		const given = { outcome: queryOf(c).get('say') ?? '', value: '', currency };
		return page(c, { standing, given }, STATUS[standing.state]);
	});

	routes.post('/:token', async (c) => {
		const token = c.req.param('token');
		const standing = await outcomeLink(house, token);
		const given = await readForm(c);
		if (throttledBy(house, limit, c, token)) {
			return page(c, { standing, given, fault: 'too_often' }, 429);
		}
		if (standing.state !== 'open') {
			const status = standing.state === 'said' ? 409 : STATUS[standing.state];
			return page(c, { standing, given }, status);
		}
		const outcome = OUTCOMES.find((one) => one === given.outcome);
		if (!outcome) return page(c, { standing, given, fault: 'none' }, 422);
		// Fields that are not shown are sent nevertheless.
		const asked = isWorthAsking(outcome);
		const value = !asked || given.value === '' ? undefined : readSum(given.value);
		const currency = asked ? given.currency : undefined;
		const said = await sayByLink(house, token, { outcome, value, currency });
		if (!said.ok) {
			const locale = localeOf(c, standing);
			const faults = said.problem.errors;
			if (!faults) {
				// It went between the two looks.
				const now = await outcomeLink(house, token);
				return page(c, { standing: now, given }, STATUS[now.state]);
			}
			const wrong = Object.fromEntries(
				faults.map(({ path, message }) => [path, inLocale(message, locale)])
			);
			return page(c, { standing, given, wrong }, 422);
		}
		const { recorded, ...after } = said.value;
		if (!recorded) return page(c, { standing: after, given, fault: 'same' }, 409);
		return page(c, { standing: after, given, recorded: outcome }, 200);
	});

	return routes;
}

async function readForm(c: Context<ApiEnv>): Promise<OutcomeForm['given']> {
	const bytes = await readBytes(c.req.raw.body, MOST_BYTES);
	const form = new URLSearchParams(bytes?.toString() ?? '');
	const field = (name: string) => (form.get(name) ?? '').trim();
	return { outcome: field('outcome'), value: field('value'), currency: field('currency') };
}

/** That which is asked for, else the member's, else the browser's. */
function localeOf(c: Context<ApiEnv>, standing: LinkStanding): 'en' | 'ru' {
	const theirs = 'locale' in standing ? standing.locale : null;
	const asked = queryOf(c).get('lang') ?? theirs;
	const locale = pageLocale(['en', 'ru'], asked, c.req.header('accept-language') ?? null);
	return locale === 'ru' ? 'ru' : 'en';
}
