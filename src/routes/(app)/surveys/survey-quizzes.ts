import type { House } from '$lib/server/house.ts';
import { getQuiz } from '$lib/server/services/quizzes.ts';
import type { Locale } from '$lib/quiz/text.ts';
import { quizTitle } from '../quiz-words.ts';

/** What the quizzes of surveys are called, by id; those that were deleted are missing. */
export async function titlesOfQuizzes(
	app: House,
	workspace: string,
	ids: readonly string[],
	locale: Locale
): Promise<Map<string, string>> {
	const found = await Promise.all([...new Set(ids)].map((id) => getQuiz(app, workspace, id)));
	return new Map(
		found.flatMap((quiz) => (quiz.ok ? [[quiz.value.id, quizTitle(quiz.value, locale)]] : []))
	);
}
