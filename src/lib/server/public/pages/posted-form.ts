import { keepHidden } from '../../../quiz/hidden.ts';
import { kindOf } from '../../../quiz/questions/kinds.ts';
import { firstRefused, refusalsOf } from '../../../runner/refusals.ts';
import type { Place } from '../../../runner/runner-data.ts';
import type { House } from '../../house.ts';
import type { Problem } from '../../problems.ts';
import { recordStart } from '../../services/visits.ts';
import { openState, sealState, STATE, type FormState } from './form-state.ts';
import type { Screen } from './runner-page.ts';
import { fieldsOf, quizNow, told, type Posted, type Show } from './posted.ts';
import { takePage } from './posted-page.ts';
import { LEAST_TIME, sendPosted } from './send-posted.ts';
import { firstPlace, placeAfter, takeAnswer } from './way.ts';

/** One step of the way without JavaScript: takes the form, and says which screen comes now. */
export async function takeForm(house: House, posted: Posted): Promise<Screen> {
	const { live, form } = posted;
	const state = openState(house, live.quizId, form.get(STATE)) ?? newState(house, posted);
	const { place } = state;
	const screen = (next: Place, more: Partial<Screen> = {}): Screen => ({
		...more,
		place: { ...next, attempt: state.attempt },
		token: sealState(house, { ...state, place: next })
	});
	if (form.has('_lang')) return screen(place);
	if (live.quiz.layout === 'page') return takePage(house, posted, state, screen);
	// Counted once whatever is posted; a page in another language may have come before it.
	if (place.path.length === 0) await recordStart(house, live, state.attempt, state.source);
	if (form.get('_go') === 'back') return screen(stepBack(withTyped(posted, place)));
	if (place.step === null) return screen(placeAfter(quizNow(posted), [], place).place);
	return answer(house, posted, state, place.step, screen);
}

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
	if (!next.ended) return screen(next.place);
	const mend = (problem: Problem) => refused(problem, next.place, locale, screen);
	return sendPosted(house, posted, state, next.place, mend);
}

/** Back to the first step at fault; where none is named, to the last one, so that sending can be tried again. */
function refused(problem: Problem, place: Place, locale: string, screen: Show): Screen {
	const fields = fieldsOf(problem, locale);
	const found = firstRefused(fields, place.path);
	const index = found ? place.path.indexOf(found.step) : place.path.length - 1;
	const back = { ...place, path: place.path.slice(0, index), step: place.path[index] ?? null };
	const message = fields[0]?.message ?? told(problem, locale);
	return screen(back, { refusals: found?.refusals ?? [{ message }] });
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

function newState(house: House, posted: Posted): FormState {
	const { live, query } = posted;
	const hidden = keepHidden(live.quiz, Object.fromEntries(query));
	const onPage = live.quiz.layout === 'page';
	return {
		quiz: live.quizId,
		attempt: house.random.token(16),
		// A page with all questions has been gone through by the time it is first posted.
		startedAt: house.clock.now() - (onPage ? LEAST_TIME : 0),
		source: query.get('utm_source') ?? '',
		// Such a page is the same for everybody, whatever their address brings along.
		place: { ...firstPlace(quizNow(posted), onPage ? {} : hidden), hidden }
	};
}
