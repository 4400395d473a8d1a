import type { Locale, Text } from '$lib/quiz/text.ts';
import type { House } from '$lib/server/house.ts';
import { listQuizzes } from '$lib/server/services/quizzes.ts';

export { quizWords, wordsOf, type QuizWords } from '$lib/server/services/quiz-words.ts';

/** What a quiz is called in the reader's language; in its own first one where it does not speak that. */
export function quizTitle(
	{ title, titles }: { title: string; titles: Text | null },
	locale: Locale
): string {
	return (typeof titles === 'object' && titles?.[locale]) || title;
}

const MOST_CHOICES = 200;

/** For a select: every quiz of the workspace by its name; those that share one are told apart by their addresses. */
export async function quizChoices(app: House, workspace: string, locale: Locale) {
	const { items } = await listQuizzes(app, workspace, { limit: MOST_CHOICES });
	const named = items.map((quiz) => ({ ...quiz, name: quizTitle(quiz, locale) }));
	return named.map(({ id, slug, name }) => {
		const shared = named.some((other) => other.id !== id && other.name === name);
		return { value: id, label: shared ? `${name} (${slug})` : name };
	});
}

export type QuizChoices = Awaited<ReturnType<typeof quizChoices>>;
