import type { Place } from '../../../runner/runner-data.ts';
import { TRAP } from '../../../runner/trap.ts';
import type { House } from '../../house.ts';
import type { Problem } from '../../problems.ts';
import { completeSubmission } from '../../services/submissions.ts';
import { sealState, type FormState } from './form-state.ts';
import type { Posted } from './posted.ts';
import type { Screen } from './runner-page.ts';

/** Faster than anybody reads one question; in milliseconds. */
export const LEAST_TIME = 800;

/** Takes the answers on the path. @param mend shows the questions again, where answers were refused after all */
export async function sendPosted(
	house: House,
	posted: Posted,
	state: FormState,
	place: Place,
	mend: (problem: Problem) => Screen
): Promise<Screen> {
	const { live, locale } = posted;
	const answers = Object.fromEntries(place.path.map((id) => [id, place.answers[id] ?? null]));
	const submitted = await completeSubmission(house, live, {
		answers,
		hidden: place.hidden,
		locale,
		idempotencyKey: state.attempt,
		attempt: state.attempt,
		version: live.version,
		source: state.source,
		held: suspicion(house, posted, state)
	});
	if (submitted.ok) {
		const result = submitted.value.response.result;
		return {
			place: { ...place, attempt: state.attempt },
			token: sealState(house, { ...state, place }),
			result: result ?? { id: '', title: '' }
		};
	}
	return mend(submitted.problem);
}

/** Why it looks as if no person had sent it. */
function suspicion(house: House, { form, crowded }: Posted, { startedAt }: FormState) {
	if (form.get(TRAP)) return 'trap';
	const taken = house.clock.now() - startedAt;
	// Less than nothing: the clock was set back meanwhile.
	if (taken >= 0 && taken < LEAST_TIME) return 'hurried';
	return crowded() ? 'too_many' : undefined;
}
