import type { House } from '../../house.ts';
import { errorFields } from '../../error-fields.ts';
import type { LiveQuiz } from '../../services/live.ts';
import { keepPartial } from '../../services/partials.ts';
import type { Screen } from './runner-page.ts';

/**
 * Without scripts each form that is posted tells how far somebody is. The page carries all of it on anyway, so that nobody
 * is kept from the next question where it cannot be stored.
 */
export async function keepPosted(
	house: House,
	live: LiveQuiz,
	locale: string,
	{ place, result }: Screen
): Promise<void> {
	const { attempt, path, step, answers, hidden } = place;
	if (attempt === undefined || result || (path.length === 0 && step === null)) return;
	const source = hidden['utm_source'] ?? '';
	await keepPartial(house, live, {
		...{ attempt, answers, path, step, hidden, locale, source }
	}).catch((error: unknown) => {
		house.log.warn('partial_not_kept', { quiz: live.quizId, ...errorFields(error) });
	});
}
