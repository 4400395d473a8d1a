import { givenContact } from '../../lib/quiz/given.ts';
import type { Quiz } from '../../lib/quiz/normalise.ts';
import type { House } from '../../lib/server/house.ts';
import { versionContent } from '../../lib/server/services/live-cache.ts';
import { shownPhone } from '../../lib/server/shown-phone.ts';
import type { ResponseListed } from '../../lib/server/services/responses.ts';
import type { UiLocale } from '../../lib/i18n/locale.ts';
import { wordsOf, type QuizChoices } from './quiz-words.ts';

/**
 * A response as a list shows it, in the words of the version that was taken; the quiz itself is called what it is called now.
 */
export async function responseRow(
	app: House,
	response: ResponseListed,
	locale: UiLocale,
	quizzes: QuizChoices = []
) {
	const { quiz } = await versionContent(app, response.quizId, response.version);
	const words = wordsOf(quiz, locale);
	return {
		id: response.id,
		who: whoAnswered(quiz, response),
		leadId: response.leadId,
		quizId: response.quizId,
		quiz: quizzes.find(({ value }) => value === response.quizId)?.label ?? words.title,
		segment: words.segment(response.segment),
		temperature: response.temperature,
		stage: words.stage(response.stage),
		total: response.total,
		percent: response.percent,
		test: response.test,
		quarantined: response.quarantined,
		held: response.held,
		createdAt: response.createdAt
	};
}

export type ShownResponse = Awaited<ReturnType<typeof responseRow>>;

/** What the respondent calls themselves; null where they did not say. */
export function whoAnswered(
	quiz: Quiz,
	{ answers, path }: Pick<ResponseListed, 'answers' | 'path'>
): string | null {
	const { name, email, phone } = givenContact(quiz, answers, path);
	return name ?? email ?? (phone === undefined ? null : shownPhone(phone));
}
