import { STAGES, type Quiz } from '$lib/quiz/normalise.ts';
import type { Temperature } from '$lib/quiz/quiz.ts';
import { inLocale, type Locale, type Text, type Words } from '$lib/quiz/text.ts';
import type { House } from '$lib/server/house.ts';
import { storedQuiz } from '$lib/server/services/definition.ts';
import { getQuiz, listQuizzes } from '$lib/server/services/quizzes.ts';

/** What a quiz calls its segments and stages now; ids where it knows no better. */
export interface QuizWords {
	title: string;
	segments: { id: string; title: string; temperature: Temperature }[];
	stages: { id: string; title: string }[];
	segment(id: string): string;
	stage(id: string): string;
}

/** Of several quizzes at once; the drafts are read, whose words are the latest. */
export async function quizWords(
	app: House,
	workspace: string,
	ids: Iterable<string>,
	locale: Locale
): Promise<Map<string, QuizWords>> {
	const found = await Promise.all(
		[...new Set(ids)]
			.filter((id) => id !== NO_QUIZ)
			.map(async (id) => [id, await getQuiz(app, workspace, id)] as const)
	);
	return new Map([
		[NO_QUIZ, wordsOfNone(locale)],
		...found.flatMap(([id, quiz]) =>
			quiz.ok ? [[id, wordsOf(storedQuiz(quiz.value.definition), locale)] as const] : []
		)
	]);
}

/** Of leads that have answered none: they were imported. */
const NO_QUIZ = '';

const WARMTHS: Readonly<Record<Temperature, Words>> = {
	cold: { en: 'Cold', ru: 'Холодный' },
	warm: { en: 'Warm', ru: 'Тёплый' },
	hot: { en: 'Hot', ru: 'Горячий' }
};

function wordsOfNone(locale: Locale): QuizWords {
	const say = (text: Text) => inLocale(text, locale, ['en']);
	const segments = (['cold', 'warm', 'hot'] as const).map((id) => ({
		...{ id, title: say(WARMTHS[id]), temperature: id }
	}));
	const stages = STAGES.map(({ id, title }) => ({ id, title: say(title) }));
	const named = (items: readonly { id: string; title: string }[], id: string) =>
		items.find((item) => item.id === id)?.title ?? id;
	return {
		...{ title: '', segments, stages },
		segment: (id) => named(segments, id),
		stage: (id) => named(stages, id)
	};
}

/** What a quiz is called in the reader's language; in its own first one where it does not speak that. */
export function quizTitle(
	{ title, titles }: { title: string; titles: Text | null },
	locale: Locale
): string {
	return (typeof titles === 'object' && titles?.[locale]) || title;
}

export function wordsOf(quiz: Quiz, locale: Locale): QuizWords {
	const say = (text: Parameters<typeof inLocale>[0]) => inLocale(text, locale, quiz.locales);
	const named = (items: Quiz['stages'] | Quiz['segments'], id: string) =>
		say(items.find((item) => item.id === id)?.title) || id;
	return {
		title: say(quiz.title),
		segments: quiz.segments.map(({ id, title, temperature }) => ({
			id,
			title: say(title),
			temperature
		})),
		stages: quiz.stages.map(({ id, title }) => ({ id, title: say(title) })),
		segment: (id) => named(quiz.segments, id),
		stage: (id) => named(quiz.stages, id)
	};
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
