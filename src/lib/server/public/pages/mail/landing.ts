import { readTap, tapStep } from '../../../../letter/tap.ts';
import type { Day } from '../../../../quiz/day.ts';
import { keepHidden } from '../../../../quiz/hidden.ts';
import type { Quiz } from '../../../../quiz/normalise.ts';
import { onDay } from '../../../../quiz/on-day.ts';
import { same } from '../../../../quiz/same.ts';
import type { Place } from '../../../../runner/runner-data.ts';
import type { House } from '../../../house.ts';
import type { Invited } from '../../../services/answering/invited.ts';
import type { LiveQuiz } from '../../../services/live.ts';
import { versionOfLink } from '../../../services/trials/choose-version.ts';
import { sealState, type FormState } from '../form-state.ts';
import { whereIs, type Resumed } from '../resumed.ts';
import type { Screen } from '../runner-page.ts';
import { firstPlace, pageWith, placeBeyond, takeAnswer } from '../way.ts';

/** What the link of a letter shows. */
export interface Landing extends Resumed {
	/** What was tapped stands in the first question, and nobody has confirmed it. */
	tapped: boolean;
	/** Steps that were passed before, where somebody comes back to the first one. */
	held?: readonly string[];
	/** The attempt has been begun. */
	begun: boolean;
}

/** An answer that the letter offers, of the quiz's first question. */
export interface Tapped {
	step: string;
	answer: string | number | boolean;
}

/** Undefined where it is none, or where the first question is not asked by this quiz any more. */
export function tappedIn(
	quiz: Quiz,
	value: string | null,
	days: readonly [Day, ...Day[]]
): Tapped | undefined {
	const step = tapStep(quiz);
	const answer = step && value !== null ? readTap(step, value) : undefined;
	if (!step || answer === undefined || !takeAnswer(quiz, step.id, answer, days).ok)
		return undefined;
	const { place } = placeBeyond(quiz, [], { answers: {}, hidden: {} }, []);
	return place.step === step.id ? { step: step.id, answer } : undefined;
}

/** What a letter's link brings along for the quiz; whoever comes by it comes from a mail, unless it says from where. */
export function broughtBy(quiz: Pick<Quiz, 'hidden'>, query: URLSearchParams) {
	return keepHidden(quiz, { utm_source: 'email', ...Object.fromEntries(query) });
}

/** Where a letter's link leads: to where its reader is in the quiz, with what they tapped; or what came of it. Writes nothing. */
export async function landing(
	house: House,
	{ invitation, live: now }: Invited,
	query: URLSearchParams,
	days: readonly [Day, ...Day[]]
): Promise<Landing> {
	const { attemptId: attempt } = invitation;
	const found = await whereIs(house, now, attempt, days);
	if (found && !found.state) return { ...found, tapped: false, begun: true };
	const live = found?.live ?? (await versionOfLink(house, now, attempt));
	const quiz = onDay(live.quiz, days[0]);
	const state = found?.state ?? newState(house, live, attempt, broughtBy(quiz, query));
	const tapped = tappedIn(quiz, query.get('a'), days);
	const begun = found !== null;
	const locale = found?.locale ?? invitation.locale;
	if (!tapped || same(state.place.answers[tapped.step], tapped.answer)) {
		const screen = found?.screen ?? { place: state.place, token: sealState(house, state) };
		return { live, locale, screen, state, tapped: false, begun };
	}
	const shown = withTapped(quiz, state, tapped);
	const { revision } = found?.screen.place ?? {};
	const place: Place = { ...shown.state.place, ...(begun && { attempt, revision }) };
	const screen = { ...shown.more, place, token: sealState(house, shown.state) };
	return { live, locale, screen, state: shown.state, held: shown.held, tapped: true, begun };
}

/** The first question with what was tapped in it, whatever was answered before. */
function withTapped(
	quiz: Quiz,
	state: FormState,
	{ step, answer }: Tapped
): { state: FormState; more: Omit<Screen, 'place'>; held: readonly string[] } {
	const { answers, hidden, path, step: at } = state.place;
	if (quiz.layout === 'page') {
		const { place } = pageWith(quiz, { answers, hidden });
		const page = { values: { ...place.answers, [step]: answer }, refusals: {} };
		return { state: { ...state, place }, more: { page }, held: [] };
	}
	const held = [...path, ...(at === null ? [] : [at])].filter((id) => id !== step);
	const place = { path: [], step, answers, hidden };
	return { state: { ...state, held, place }, more: { draft: answer }, held };
}

/** The time counts from here on: what is sent at once was tapped by somebody, or something, that did not look. */
function newState(
	house: House,
	live: LiveQuiz,
	attempt: string,
	hidden: Place['hidden']
): FormState {
	const onPage = live.quiz.layout === 'page';
	return {
		quiz: live.quizId,
		version: live.version,
		attempt,
		startedAt: house.clock.now(),
		source: hidden['utm_source'] ?? 'email',
		place: { ...firstPlace(live.quiz, onPage ? {} : hidden), hidden }
	};
}
