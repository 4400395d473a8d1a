import type { Answer } from '../../../quiz/answers.ts';
import { kindOf } from '../../../quiz/questions/kinds.ts';
import type { Refusal } from '../../../runner/asking.ts';
import { refusalsByStep, refusalsOf } from '../../../runner/refusals.ts';
import type { House } from '../../house.ts';
import type { Problem } from '../../problems.ts';
import { recordStart } from '../../services/visits.ts';
import type { FormState } from './form-state.ts';
import { fieldsOf, quizNow, told, type Posted, type Show } from './posted.ts';
import type { Screen } from './runner-page.ts';
import { sendPosted } from './send-posted.ts';
import { pageWith, takeAnswer } from './way.ts';

/**
 * A page with all questions, without JavaScript. Where the answers lead to questions that it did not show, it is shown again
 * with these; else the answers are taken.
 */
export async function takePage(
	house: House,
	posted: Posted,
	state: FormState,
	screen: Show
): Promise<Screen> {
	const { locale } = posted;
	const shown = state.place.path;
	await recordStart(house, posted.live, state.attempt, state.source);
	const { values, answers, refusals } = read(posted, state);
	const next = pageWith(quizNow(posted), { ...state.place, answers });
	const wrong = next.place.path.some((id) => refusals[id] && shown.includes(id));
	const isNew = next.place.path.some((id) => !shown.includes(id));
	if (wrong || isNew || !next.whole) return screen(next.place, { page: { values, refusals } });
	return sendPosted(house, posted, state, next.place, (problem) => {
		const again = refusalsByStep(fieldsOf(problem, locale), next.place.path);
		const last = next.place.path.at(-1) ?? '';
		const found =
			Object.keys(again).length > 0 ? again : { [last]: [{ message: told(problem, locale) }] };
		return screen(next.place, { page: { values, refusals: found } });
	});
}

interface Read {
	/** What stands in the fields. */
	values: Record<string, unknown>;
	answers: Record<string, Answer | null>;
	refusals: Record<string, Refusal[]>;
}

/** What was posted of the questions on the page; of those that were out of sight, what was known before. */
function read(posted: Posted, { place }: FormState): Read {
	const quiz = quizNow(posted);
	const all: Read = { values: {}, answers: { ...place.answers }, refusals: {} };
	for (const step of quiz.steps) {
		const { id } = step;
		const known = place.answers[id];
		const isShown = place.path.includes(id);
		const raw = isShown ? kindOf(step).read(step, posted.form) : known;
		all.values[id] = raw;
		const taken = takeAnswer(quiz, id, raw, posted.days);
		const problem: Problem | undefined = posted.refused.get(id);
		if (taken.ok && !problem) {
			all.answers[id] = taken.value;
			continue;
		}
		delete all.answers[id];
		// What a new version asks could not be answered before; it is said at once where an answer is missing.
		if (!isShown && !posted.changed) continue;
		const message = problem && told(problem, posted.locale);
		all.refusals[id] = message
			? [{ message }]
			: refusalsOf(taken.ok ? [] : taken.problem, posted.locale);
	}
	return all;
}
