import { render } from 'svelte/server';
import type { Day } from '../../../quiz/day.ts';
import { escapeHtml, withoutMarks } from '../../../quiz/markdown.ts';
import { kindOf } from '../../../quiz/questions/kinds.ts';
import type { StepKind } from '../../../quiz/quiz.ts';
import { hiddenNamesOf } from '../../../quiz/hidden.ts';
import type { KnownFile, Refusal } from '../../../runner/asking.ts';
import type { ResultView } from '../../../runner/result-view.ts';
import { spreadShown } from '../../../runner/page/spread-page.ts';
import type { PageShown, Place, RunnerData, Shown } from '../../../runner/runner-data.ts';
import Runner from '../../../runner/Runner.svelte';
import { shownAt } from '../../../runner/shown.ts';
import { Stage } from '../../../runner/stage.svelte.ts';
import { themeCss } from '../../../runner/theme-css.ts';
import { TRAP } from '../../../runner/trap.ts';
import { wholeShelf } from '../../../runner/whole-shelf.ts';
import { writtenQuiz } from '../../../runner/written-quiz.ts';
import type { LiveQuiz } from '../../services/live.ts';
import type { QuizBundle } from '../quiz-bundle.ts';
import { writeDocument, type Written } from './document.ts';
import { STATE } from './form-state.ts';
import { pageWith } from './way.ts';

/** The field that carries the language from form to form. */
export const LOCALE = '_locale';
/** The one that says which version of the quiz a form is of. */
export const VERSION = '_version';

/** What the page of one quiz is rendered from, but for the place in it. */
export interface PageOf {
	bundle: QuizBundle;
	live: LiveQuiz;
	locale: string;
	embed: boolean;
	/** Where answers were given: what comes after them may depend on the day. */
	today?: Day;
}

/** A screen on the way, or its end. */
export interface Screen {
	place: Place;
	draft?: unknown;
	/** Where all questions stand on one page: what stands in their fields, and what is wrong with it. */
	page?: Omit<PageShown, 'path'> | undefined;
	refusals?: readonly Refusal[] | undefined;
	result?: ResultView | undefined;
	/** Those that its answer names. */
	files?: readonly KnownFile[] | undefined;
	/** The closing message: only who is at the quiz already may go on. */
	closed?: string | undefined;
	/** The quiz has been published anew since the respondent began. */
	changed?: boolean;
	/** The respondent's way so far, for the way without JavaScript. */
	token?: string | undefined;
}

/** Renders a screen as the browser will take it over; without scripts it is a form that is posted. */
export function renderQuiz(page: PageOf, screen: Screen): Written {
	const { live, locale, bundle, embed } = page;
	const { quiz, languages } = writtenQuiz(live.public);
	const data: RunnerData = {
		quiz,
		slug: live.slug,
		locale,
		languages,
		embed,
		version: live.version,
		...(screen.changed && { changed: true }),
		hiddenNames: hiddenNamesOf(quiz),
		place: screen.place,
		shown: shownOf(page, screen),
		...(screen.files && { files: screen.files }),
		...(screen.closed && { closed: screen.closed }),
		...(screen.result && { result: screen.result })
	};
	const stage = new Stage(data, wholeShelf);
	const { body } = render(Runner, { props: { stage } });
	return writeDocument({
		bundle,
		locale,
		title: stage.say(quiz.welcome?.title ?? quiz.title),
		description: withoutMarks(stage.say(live.public.welcome?.text)),
		css: themeCss(quiz.theme),
		body,
		data,
		runs: true,
		beside: besideFields(live.version, locale, screen.token),
		preload: partsOf(bundle, stage),
		ahead: aheadOf(bundle, stage),
		frames: live.quiz.frames,
		counters: embed ? undefined : quiz.counters,
		leadsTo: screen.result?.redirect
	});
}

function shownOf({ live, locale, today }: PageOf, screen: Screen): Shown {
	const { place } = screen;
	if (live.quiz.layout !== 'page') {
		return shownAt({ ...live.public, today }, place, locale, kindOf, screen);
	}
	const { whole } = pageWith({ ...live.quiz, today }, place);
	const spread = { path: [...place.path], at: whole ? 'end' : 'open' } as const;
	const standing = screen.page ?? { values: place.answers, refusals: {} };
	return spreadShown(live.public, spread, place, locale, kindOf, standing);
}

/** Hidden fields of the forms that the runner renders; they stand outside it, for they differ from person to person. */
function besideFields(version: number, locale: string, token: string | undefined): string {
	const state = token
		? `<input type="hidden" name="${STATE}" value="${escapeHtml(token)}" form="F">`
		: '';
	const shown = `<input type="hidden" name="${VERSION}" value="${version}" form="F">`;
	const both = ['form', 'languages']
		.map((id) => `${state}${shown}`.replaceAll('"F"', `"${id}"`))
		.join('');
	const spoken = `<input type="hidden" name="${LOCALE}" value="${escapeHtml(locale)}" form="form">`;
	const label = escapeHtml(wholeShelf.words(locale).trap);
	return `${both}${spoken}<div class="unseen" aria-hidden="true"><label>${label} <input name="${TRAP}" form="form" tabindex="-1" autocomplete="off"></label></div>`;
}

/** What the screen that is shown first asks for. */
function partsOf({ parts }: QuizBundle, { part, asked, locale, data }: Stage): string[] {
	const screen = `${part.slice(0, 1).toUpperCase()}${part.slice(1)}Screen`;
	const around = data.embed ? ['framed'] : [];
	const named = [screen, ...around, ...asked.map(({ kind }) => componentName(kind))];
	const language = locale.startsWith('ru') ? 'ru' : 'en';
	return [...new Set([...named, language].flatMap((name) => parts[name] ?? []))];
}

/** What the runner is steered with, and the first questions are checked by. */
function aheadOf({ parts }: QuizBundle, { asked }: Stage): string[] {
	const kinds = asked.map(({ kind }) => kind.replaceAll('_', '-'));
	return [...new Set(['later', ...kinds].flatMap((name) => parts[name] ?? []))];
}

/** `single_choice` is SingleChoice. */
function componentName(kind: StepKind): string {
	return kind
		.split('_')
		.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
		.join('');
}
