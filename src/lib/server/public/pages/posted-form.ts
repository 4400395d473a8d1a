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
import { firstPlace, placeBeyond, stillHolding, takeAnswer } from './way.ts';

/** One step of the way without JavaScript: takes the form, and says which screen comes now. */
export async function takeForm(house: House, posted: Posted): Promise<Screen> {
	const { live, form } = posted;
	const before = stateIn(house, posted) ?? newState(house, posted);
	const onPage = live.quiz.layout === 'page';
	const state = posted.changed && !onPage ? renewed(posted, before) : before;
	const { place } = state;
	const isUnderWay = onPage || before.place.path.length > 0 || before.place.step !== null;
	const changed = posted.changed && isUnderWay;
	const showing =
		(held: FormState['held']): Show =>
		(next, more = {}) => ({
			...more,
			changed,
			place: { ...next, attempt: state.attempt },
			elapsed: live.quiz.bonus?.minutes && house.clock.now() - state.startedAt,
			token: sealState(house, { ...state, version: live.version, held, place: next })
		});
	const screen = showing(state.held);
	if (form.has('_lang')) {
		const still = () => placeBeyond(quizNow(posted), place.path, place, state.held ?? []).place;
		return screen(changed && !onPage ? still() : place);
	}
	if (onPage) return takePage(house, posted, state, screen);
	// Counted once whatever is posted; a page in another language may have come before it.
	if (place.path.length === 0) await recordStart(house, live, state.attempt, state.source);
	// Who goes back looks at each answer anew.
	if (form.get('_go') === 'back') return showing([])(stepBack(withTyped(posted, place)));
	const earlier = place.path.indexOf(form.get('_to') ?? '');
	if (earlier >= 0) return showing([])(stepBack(place, earlier));
	return answer(house, posted, state, screen);
}

/** The quiz was published anew: what of the way so far still holds need not be gone again. */
function renewed(posted: Posted, state: FormState): FormState {
	const { form } = posted;
	const goesOn = !form.has('_lang') && form.get('_go') !== 'back' && !form.has('_to');
	const typed = goesOn ? withTyped(posted, state.place) : state.place;
	const { path, step } = state.place;
	const held = typed === state.place || step === null ? path : [...path, step];
	return { ...state, held, place: stillHolding(quizNow(posted), typed, posted.days) };
}

async function answer(
	house: House,
	posted: Posted,
	state: FormState,
	screen: Show
): Promise<Screen> {
	const { form, locale, days } = posted;
	const { place } = state;
	const quiz = quizNow(posted);
	const step = quiz.steps.find(({ id }) => id === place.step);
	const goOn = async (path: readonly string[], answers: Place['answers'], more?: Refused) => {
		const next = placeBeyond(quiz, path, { ...place, answers }, state.held ?? []);
		if (!next.ended) return screen(next.place, next.place.step === step?.id ? more : {});
		const mend = (problem: Problem) => refused(problem, next.place, locale, screen);
		return sendPosted(house, posted, state, next.place, mend);
	};
	// On the welcome screen, or at a step that is not there any more.
	if (!step) return goOn(place.path, place.answers);
	const raw = kindOf(step).read(step, form);
	const problem = posted.refused.get(step.id);
	const taken = takeAnswer(quiz, step.id, raw, days);
	if (problem || !taken.ok) {
		const refusals = problem
			? [{ message: told(problem, locale) }]
			: refusalsOf(taken.ok ? [] : taken.problem, locale);
		return goOn(place.path, place.answers, { draft: raw, refusals });
	}
	return goOn([...place.path, step.id], { ...place.answers, [step.id]: taken.value });
}

type Refused = Pick<Screen, 'draft' | 'refusals'>;

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

/** @param to which of the steps passed; the last one unless given */
function stepBack(place: Place, to = Math.max(0, place.path.length - 1)): Place {
	return { ...place, path: place.path.slice(0, to), step: place.path[to] ?? null };
}

/** Of the attempt that the page is for, where it is for one. */
function stateIn(house: House, { live, form, attempt }: Posted): FormState | null {
	const state = openState(house, live.quizId, form.get(STATE));
	return attempt === undefined || state?.attempt === attempt ? state : null;
}

function newState(house: House, posted: Posted): FormState {
	const { live, query, attempt } = posted;
	const hidden = keepHidden(live.quiz, Object.fromEntries(query));
	const onPage = live.quiz.layout === 'page';
	return {
		quiz: live.quizId,
		attempt: attempt ?? house.random.token(16),
		// A page with all questions has been gone through by the time it is first posted, and so has one that has lain for days.
		startedAt: house.clock.now() - (onPage || attempt !== undefined ? LEAST_TIME : 0),
		source: query.get('utm_source') ?? '',
		// Such a page is the same for everybody, whatever their address brings along.
		place: { ...firstPlace(quizNow(posted), onPage ? {} : hidden), hidden }
	};
}
