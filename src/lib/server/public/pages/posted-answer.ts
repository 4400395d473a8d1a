import type { Context } from 'hono';
import type { House } from '../../house.ts';
import { daysFor } from '../../services/days.ts';
import { openVersions, type LiveQuiz } from '../../services/live.ts';
import type { ApiEnv } from '../api/env.ts';
import { isCrowded } from '../crowd.ts';
import type { QuizBundle } from '../quiz-bundle.ts';
import { isFramed, queryOf } from './asked-for.ts';
import type { Written } from './document.ts';
import { filesOn } from './files-on-screen.ts';
import { openState, STATE } from './form-state.ts';
import { keepPage } from './kept-page.ts';
import { keepPosted } from './keep-posted.ts';
import { plainNotice } from './notices.ts';
import { pageLocale } from './page-locale.ts';
import type { Posted } from './posted.ts';
import { takeForm } from './posted-form.ts';
import { readForm } from './read-form.ts';
import { LOCALE, renderQuiz, VERSION, type PageOf, type Screen } from './runner-page.ts';

/** Whose page was posted, where it is one person's. */
export interface Poster extends Pick<Posted, 'attempt'> {
	/** The page's address, as far as the quiz may know it. */
	query: URLSearchParams;
	page(page: PageOf): PageOf;
	/** Once what was posted has been taken. */
	took(screen: Screen, taken: { live: LiveQuiz; form: URLSearchParams }): Promise<Screen>;
}

/** A page without scripts has posted its form: the screen that comes now. @param quiz open to those who are at it */
export async function postedAnswer(
	house: House,
	bundle: QuizBundle,
	c: Context<ApiEnv>,
	quiz: LiveQuiz,
	poster?: Poster
): Promise<Response> {
	const versions = await openVersions(house, quiz);
	const begun = (fields: URLSearchParams) => begunWith(house, quiz.quizId, fields);
	const of = (fields: URLSearchParams) =>
		versions.find(({ version }) => version === begun(fields)) ?? versions[0];
	const posted = await readForm(house, c, versions, of);
	if (!('fields' in posted)) return plainNotice(c, bundle, posted, 413);
	const { fields: form, refused } = posted;
	const version = begun(form);
	const live = of(form);
	const query = poster?.query ?? queryOf(c);
	const ordinary = pageOf(c, bundle, live, query, form.get('_lang') ?? form.get(LOCALE));
	const page = poster?.page(ordinary) ?? ordinary;
	const days = daysFor(house.clock.now(), undefined);
	const taken = await takeForm(house, {
		...{ live, locale: page.locale, query, form, refused, days },
		changed: version !== null && version !== live.version,
		crowded: () => isCrowded(house, c, live.quizId),
		attempt: poster?.attempt
	});
	const screen = (await poster?.took(taken, { live, form })) ?? taken;
	// Whoever only asks for another language may not have begun.
	if (!form.has('_lang')) await keepPosted(house, live, page.locale, screen);
	const files = await filesOn(house, live, screen);
	return toPosted(c, renderQuiz({ ...page, today: days[0] }, { ...screen, files }));
}

/** Kept by this browser alone, for its "back": without scripts it would show an error in place of the page before. */
export function toPosted(c: Context, shown: Written): Response {
	const answer = keepPage(shown).answer(c.req.raw);
	answer.headers.set('cache-control', 'private, no-cache');
	answer.headers.delete('etag');
	return answer;
}

/** The version that a form is of: what was signed counts for more than what a field says. */
function begunWith(house: House, quizId: string, form: URLSearchParams): number | null {
	const state = openState(house, quizId, form.get(STATE));
	return state?.version ?? (Number(form.get(VERSION)) || null);
}

export function pageOf(
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
