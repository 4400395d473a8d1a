import { onDay } from '../../../quiz/on-day.ts';
import type { Place } from '../../../runner/runner-data.ts';
import type { House } from '../../house.ts';
import type { Day } from '../../../quiz/day.ts';
import { openLink } from '../../services/link-token.ts';
import { goneOnWith, type LiveQuiz } from '../../services/live.ts';
import { finishedAttempt, getPartial } from '../../services/partials.ts';
import { sealState, type FormState } from './form-state.ts';
import type { Screen } from './runner-page.ts';
import { firstPlace, pageWith, placeBeyond, stillHolding } from './way.ts';

/** A screen, in the language of whoever stopped there; null where the quiz has none by that name any more. */
export interface Resumed {
	/** In the version that they began with, where that may be gone on with. */
	live: LiveQuiz;
	locale: string | null;
	screen: Screen;
	/** As forms without scripts carry it; missing where nothing is left to answer, or nothing was. */
	state?: FormState;
}

/**
 * Where a link leads back to: the step that somebody stopped at, with what they answered; what came of it, where they
 * finished; the quiz's beginning, where the link says nothing any more.
 */
export async function resumed(
	house: House,
	now: LiveQuiz,
	token: string,
	days: readonly [Day, ...Day[]]
): Promise<Resumed> {
	const attempt = openLink(house, 'resume', now.quizId, token);
	return (attempt !== null && (await whereIs(house, now, attempt, days))) || anew(now);
}

/** Where an attempt is, or what came of it; null where nothing is known of it. */
export async function whereIs(
	house: House,
	now: LiveQuiz,
	attempt: string,
	days: readonly [Day, ...Day[]]
): Promise<Resumed | null> {
	const finished = await finishedAttempt(house, now, attempt);
	if (finished) {
		const place = { ...firstPlace(now.quiz, {}), attempt };
		return {
			live: now,
			locale: finished.locale,
			screen: { place, result: finished.result, sent: true }
		};
	}
	const found = await getPartial(house, now.workspace, now.quizId, attempt);
	if (!found.ok) return null;
	const { partial } = found.value;
	const live = await goneOnWith(house, now, partial.version);
	const { path, step, answers, hidden, locale, revision, startedAt, source } = partial;
	const quiz = onDay(live.quiz, days[0]);
	const given = { path, step, answers, hidden };
	const changed = partial.version !== live.version;
	const held = stillHolding(quiz, given, days);
	const place =
		quiz.layout === 'page' ? pageWith(quiz, held).place : placeOn(quiz, held, path, step);
	const state = {
		quiz: live.quizId,
		attempt,
		startedAt,
		source,
		held: changed ? path : undefined,
		place
	};
	const screen = {
		place: { ...place, attempt, revision },
		token: sealState(house, state),
		changed
	};
	return { live, locale, screen, state };
}

/** As far as the answers lead by themselves over the steps that were passed; where nothing is left to ask, the last one again. */
function placeOn(
	quiz: LiveQuiz['quiz'],
	held: Place,
	passed: readonly string[],
	step: string | null
): Place {
	if (quiz.welcome && step === null && passed.length === 0) return { ...held, path: [], step };
	const { place, ended } = placeBeyond(quiz, [], held, passed);
	if (!ended) return place;
	return { ...place, path: place.path.slice(0, -1), step: place.path.at(-1) ?? null };
}

function anew(live: LiveQuiz): Resumed {
	return { live, locale: null, screen: { place: firstPlace(live.quiz, {}), lostLink: true } };
}
