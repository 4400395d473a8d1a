import type { Day } from '../../../quiz/day.ts';
import { keepHidden } from '../../../quiz/hidden.ts';
import { kindOf } from '../../../quiz/questions/kinds.ts';
import { onDay } from '../../../quiz/on-day.ts';
import { firstRefused, refusalsOf } from '../../../runner/refusals.ts';
import type { Place } from '../../../runner/runner-data.ts';
import { TRAP } from '../../../runner/trap.ts';
import type { House } from '../../house.ts';
import { problemTitle, type Problem } from '../../problems.ts';
import type { LiveQuiz } from '../../services/live.ts';
import { completeSubmission } from '../../services/submissions.ts';
import { recordStart } from '../../services/visits.ts';
import { openState, sealState, STATE, type FormState } from './form-state.ts';
import type { Screen } from './runner-page.ts';
import { placeAfter, takeAnswer } from './way.ts';

interface Posted {
	live: LiveQuiz;
	locale: string;
	/** Of the page's address. */
	query: URLSearchParams;
	form: URLSearchParams;
	/** Files that were not taken, by step. */
	refused: ReadonlyMap<string, Problem>;
	/** That it may be for the respondent. */
	days: [Day, ...Day[]];
}

/** Faster than anybody reads one question. */
const LEAST_TIME = 800;

/** One step of the way without JavaScript: takes the form, and says which screen comes now. */
export async function takeForm(house: House, posted: Posted): Promise<Screen> {
	const { live, form } = posted;
	const known = openState(house, live.quizId, form.get(STATE));
	const state = known ?? newState(house, posted);
	const { place } = state;
	const screen = (next: Place, more: Partial<Screen> = {}): Screen => ({
		...more,
		place: { ...next, attempt: state.attempt },
		token: sealState(house, { ...state, place: next })
	});
	if (form.has('_lang')) return screen(place);
	// Counted once whatever is posted; a page in another language may have come before it.
	if (place.path.length === 0) await recordStart(house, live, state.attempt, state.source);
	if (form.get('_go') === 'back') return screen(stepBack(withTyped(posted, place)));
	if (place.step === null) return screen(placeAfter(quizNow(posted), [], place).place);
	return answer(house, posted, state, place.step, screen);
}

type Show = (place: Place, more?: Partial<Screen>) => Screen;

async function answer(
	house: House,
	posted: Posted,
	state: FormState,
	stepId: string,
	screen: Show
): Promise<Screen> {
	const { form, locale, days } = posted;
	const { place } = state;
	const quiz = quizNow(posted);
	const step = quiz.steps.find(({ id }) => id === stepId);
	// The quiz was changed meanwhile: the way goes on where the new version leads.
	if (!step) return screen(placeAfter(quiz, place.path, place).place);
	const raw = kindOf(step).read(step, form);
	const problem = posted.refused.get(stepId);
	if (problem) return screen(place, { draft: raw, refusals: [{ message: told(problem, locale) }] });
	const taken = takeAnswer(quiz, stepId, raw, days);
	if (!taken.ok) {
		return screen(place, { draft: raw, refusals: refusalsOf(taken.problem, locale) });
	}
	const answers = { ...place.answers, [stepId]: taken.value };
	const next = placeAfter(quiz, [...place.path, stepId], { ...place, answers });
	return next.ended ? finish(house, posted, state, next.place, screen) : screen(next.place);
}

async function finish(
	house: House,
	{ live, locale, form }: Posted,
	state: FormState,
	place: Place,
	screen: Show
): Promise<Screen> {
	const taken = house.clock.now() - state.startedAt;
	// Less than nothing: the clock was set back meanwhile.
	const hurried = taken >= 0 && taken < LEAST_TIME;
	const answers = Object.fromEntries(place.path.map((id) => [id, place.answers[id] ?? null]));
	const submitted = await completeSubmission(house, live, {
		answers,
		hidden: place.hidden,
		locale,
		idempotencyKey: state.attempt,
		attempt: state.attempt,
		source: state.source,
		quarantined: hurried || Boolean(form.get(TRAP))
	});
	if (submitted.ok) {
		const result = submitted.value.response.result;
		return { place, result: result ?? { id: '', title: '' } };
	}
	return refused(submitted.problem, place, locale, screen);
}

/** Back to the first step at fault; where none is named, to the last one, so that sending can be tried again. */
function refused(problem: Problem, place: Place, locale: string, screen: Show): Screen {
	const language = languageOf(locale);
	const fields = (problem.errors ?? []).map(({ path, message }) => ({
		path,
		message: message[language]
	}));
	const found = firstRefused(fields, place.path);
	const index = found ? place.path.indexOf(found.step) : place.path.length - 1;
	const back = { ...place, path: place.path.slice(0, index), step: place.path[index] ?? null };
	const message = fields[0]?.message ?? told(problem, locale);
	return screen(back, { refusals: found?.refusals ?? [{ message }] });
}

function told(problem: Problem, locale: string): string {
	return problemTitle(problem, languageOf(locale));
}

function languageOf(locale: string): 'en' | 'ru' {
	return locale.startsWith('ru') ? 'ru' : 'en';
}

/** What stands in the form is kept on the way back, as far as it would be taken. */
function withTyped({ live, form, days }: Posted, place: Place): Place {
	const step = live.quiz.steps.find(({ id }) => id === place.step);
	const taken = step && takeAnswer(live.quiz, step.id, kindOf(step).read(step, form), days);
	if (!step || !taken?.ok) return place;
	return { ...place, answers: { ...place.answers, [step.id]: taken.value } };
}

function stepBack(place: Place): Place {
	return { ...place, path: place.path.slice(0, -1), step: place.path.at(-1) ?? null };
}

/** As it is answered today. */
const quizNow = ({ live, days }: Posted) => onDay(live.quiz, days[0]);

function newState(house: House, posted: Posted): FormState {
	const { live, query } = posted;
	const hidden = keepHidden(live.quiz, Object.fromEntries(query));
	const start: Place = { path: [], step: null, answers: {}, hidden };
	const place = live.quiz.welcome ? start : placeAfter(quizNow(posted), [], start).place;
	return {
		quiz: live.quizId,
		attempt: house.random.token(16),
		startedAt: house.clock.now(),
		source: query.get('utm_source') ?? '',
		place
	};
}
