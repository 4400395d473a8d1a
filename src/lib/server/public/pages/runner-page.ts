import { render } from 'svelte/server';
import { DETAILS } from '../../../quiz/details-step.ts';
import type { Day } from '../../../quiz/day.ts';
import { escapeHtml, withoutMarks } from '../../../quiz/markdown.ts';
import { kindOf } from '../../../quiz/questions/kinds.ts';
import type { PublicQuiz } from '../../../quiz/public.ts';
import type { StepKind } from '../../../quiz/quiz.ts';
import { hiddenNamesOf } from '../../../quiz/hidden.ts';
import type { KnownFile, Refusal } from '../../../runner/asking.ts';
import type { ResultView } from '../../../runner/result-view.ts';
import { spreadShown } from '../../../runner/page/spread-page.ts';
import type { MailData, PageShown, Place, RunnerData, Shown } from '../../../runner/runner-data.ts';
import Runner from '../../../runner/Runner.svelte';
import { shownAt } from '../../../runner/shown.ts';
import { Stage } from '../../../runner/stage.svelte.ts';
import { themeCss } from '../../../runner/theme-css.ts';
import { TRAP } from '../../../runner/trap.ts';
import { wholeShelf } from '../../../runner/whole-shelf.ts';
import { rareWords } from '../../../runner/words/rare.ts';
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
	/** A letter has led here: what the runner is told of it, and markup above the quiz that says whose it is. */
	mail?: { data: MailData; whose: string };
	/** A form of somebody else's page is shown again: without scripts, which would play the quiz from its beginning. */
	plain?: {
		/** Hidden fields of its form. */
		carried: string;
		/** Above the quiz, and what that looks like. */
		above: string;
		css: string;
	};
}

/** A screen on the way, or its end. */
export interface Screen {
	place: Place;
	draft?: unknown;
	/** Where all questions stand on one page: what stands in their fields, and what is wrong with it. */
	page?: Omit<PageShown, 'path'> | undefined;
	refusals?: readonly Refusal[] | undefined;
	result?: ResultView | undefined;
	/** What became of the form below it. */
	details?: RunnerData['details'];
	/** Those that its answer names. */
	files?: readonly KnownFile[] | undefined;
	/** How long ago the respondent began, in ms, where the quiz has a clock. */
	elapsed?: number | undefined;
	/** The closing message: only who is at the quiz already may go on. */
	closed?: string | undefined;
	/** The quiz has been published anew since the respondent began. */
	changed?: boolean;
	/** The attempt was sent before, whatever came of it. */
	sent?: boolean;
	/** The link that led here says nothing any more. */
	lostLink?: boolean;
	/** The respondent's way so far, for the way without JavaScript. */
	token?: string | undefined;
}

/** Renders a screen as the browser will take it over; without scripts it is a form that is posted. */
export function renderQuiz(page: PageOf, screen: Screen): Written {
	const { live, locale, bundle, embed } = page;
	const { quiz, languages } = writtenQuiz(live.public);
	const result =
		screen.result ?? (screen.sent ? { id: '', title: rareWords(locale).sent } : undefined);
	const data: RunnerData = {
		quiz,
		slug: live.slug,
		locale,
		languages: page.plain ? [] : languages,
		embed,
		version: live.version,
		...(live.trial && { trial: true as const }),
		...(screen.changed && { told: 'changed' as const }),
		...(screen.lostLink && { told: { say: rareWords(locale).link } }),
		hiddenNames: hiddenNamesOf(quiz),
		place: screen.place,
		shown: shownOf(page, screen),
		...(screen.elapsed !== undefined && { elapsed: screen.elapsed }),
		...(screen.files && { files: screen.files }),
		...(screen.closed && { closed: screen.closed }),
		...(screen.details && { details: screen.details }),
		...(page.mail && !result && { mail: page.mail.data }),
		...(result && { result })
	};
	const stage = new Stage(data, wholeShelf);
	const { body } = render(Runner, { props: { stage } });
	return writeDocument({
		bundle,
		locale,
		title: stage.say(quiz.welcome?.title ?? quiz.title),
		description: withoutMarks(stage.say(live.public.welcome?.text)),
		css: themeCss(quiz.theme) + (page.plain?.css ?? ''),
		sheets: [...sheetsOf(quiz), ...(page.mail ? ['mail'] : [])],
		body,
		data,
		runs: !page.plain,
		carried: aboveIt(page) + carriedFields(live, locale, screen.token),
		beside: trapField(locale),
		preload: partsOf(bundle, stage),
		ahead: aheadOf(bundle, stage),
		frames: page.mail ? [] : live.quiz.frames,
		counters: embed || page.plain ? undefined : quiz.counters,
		leadsTo: result?.redirect
	});
}

function aboveIt({ mail, plain }: PageOf): string {
	return (mail?.whose ?? '') + (plain ? plain.above + plain.carried : '');
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

/** Styles that not every quiz needs. */
function sheetsOf({ layout, bonus, details }: PublicQuiz): string[] {
	return [...(layout === 'chat' ? ['chat'] : []), ...(bonus || details ? ['aside'] : [])];
}

/** Hidden fields of the forms that the runner renders; they stand outside it, for they differ from person to person. */
function carriedFields(
	{ version, quiz }: LiveQuiz,
	locale: string,
	token: string | undefined
): string {
	const state = token
		? `<input type="hidden" name="${STATE}" value="${escapeHtml(token)}" form="F">`
		: '';
	const shown = `<input type="hidden" name="${VERSION}" value="${version}" form="F">`;
	const more = [quiz.layout === 'chat' ? 'earlier' : '', quiz.details ? DETAILS : ''];
	const forms = ['form', 'languages', ...more.filter(Boolean)];
	const all = forms.map((id) => `${state}${shown}`.replaceAll('"F"', `"${id}"`)).join('');
	const spoken = ['form', ...(quiz.details ? [DETAILS] : [])]
		.map(
			(id) => `<input type="hidden" name="${LOCALE}" value="${escapeHtml(locale)}" form="${id}">`
		)
		.join('');
	return all + spoken;
}

function trapField(locale: string): string {
	const label = escapeHtml(wholeShelf.words(locale).trap);
	return `<div class="unseen" aria-hidden="true"><label>${label} <input name="${TRAP}" form="form" tabindex="-1" autocomplete="off"></label></div>`;
}

/** What the screen that is shown first asks for. */
function partsOf(
	{ parts }: QuizBundle,
	{ part, asked, locale, data, quiz, ended, after, choosesLanguage }: Stage
): string[] {
	const screen = `${part.slice(0, 1).toUpperCase()}${part.slice(1)}Screen`;
	const around = data.embed ? ['framed'] : [];
	const switches = choosesLanguage ? ['LanguageSwitch'] : [];
	const bonus = quiz.bonus && !ended ? ['Bonus'] : [];
	const below = after.map((part) => (part === 'earned' ? 'Earned' : 'Details'));
	const kinds = asked.map(({ kind }) => componentName(kind));
	const named = [screen, ...around, ...switches, ...bonus, ...below, ...kinds];
	const language = locale.startsWith('ru') ? 'ru' : 'en';
	return [...new Set([...named, language].flatMap((name) => parts[name] ?? []))];
}

/** What the runner is steered with, and the first questions are checked by. */
function aheadOf({ parts }: QuizBundle, { asked, data }: Stage): string[] {
	const kinds = asked.map(({ kind }) => kind.replaceAll('_', '-'));
	const mail = data.mail ? ['by-mail'] : [];
	return [...new Set(['later', ...mail, ...kinds].flatMap((name) => parts[name] ?? []))];
}

/** `single_choice` is SingleChoice. */
function componentName(kind: StepKind): string {
	return kind
		.split('_')
		.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
		.join('');
}
