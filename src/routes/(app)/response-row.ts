import { givenContact } from '../../lib/quiz/given.ts';
import type { Quiz } from '../../lib/quiz/normalise.ts';
import type { House } from '../../lib/server/house.ts';
import { versionContent } from '../../lib/server/services/live-cache.ts';
import type { ResponseListed } from '../../lib/server/services/responses.ts';
import type { UiLocale } from '../../lib/i18n/locale.ts';
import { wordsOf } from './quiz-words.ts';

/** A response as a list shows it, in the words of the version that was taken. */
export async function responseRow(app: House, response: ResponseListed, locale: UiLocale) {
	const { quiz } = await versionContent(app, response.quizId, response.version);
	const words = wordsOf(quiz, locale);
	return {
		id: response.id,
		who: whoAnswered(quiz, response),
		leadId: response.leadId,
		quizId: response.quizId,
		quiz: words.title,
		segment: words.segment(response.segment),
		temperature: response.temperature,
		stage: words.stage(response.stage),
		total: response.total,
		percent: response.percent,
		test: response.test,
		quarantined: response.quarantined,
		createdAt: response.createdAt
	};
}

/** What the respondent calls themselves; null where they did not say. */
export function whoAnswered(
	quiz: Quiz,
	{ answers, path }: Pick<ResponseListed, 'answers' | 'path'>
): string | null {
	const { name, email, phone } = givenContact(quiz, answers, path);
	return name ?? email ?? phone ?? null;
}
