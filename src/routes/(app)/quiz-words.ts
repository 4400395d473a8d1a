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
	const names = namesApart(items, locale);
	return items.map(({ id }, at) => ({ value: id, label: names[at] ?? '' }));
}

/** What each of them is called in the reader's language; those that share a name are told apart by their addresses. */
export function namesApart(
	quizzes: readonly { slug: string; title: string; titles: Text | null }[],
	locale: Locale
): string[] {
	const names = quizzes.map((quiz) => quizTitle(quiz, locale));
	return quizzes.map(({ slug }, at) => {
		const name = names[at] ?? '';
		return names.some((other, index) => index !== at && other === name)
			? `${name} (${slug})`
			: name;
	});
}

export type QuizChoices = Awaited<ReturnType<typeof quizChoices>>;
