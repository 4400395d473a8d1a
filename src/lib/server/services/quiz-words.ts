import { STAGES, type Quiz } from '../../quiz/normalise.ts';
import type { Temperature } from '../../quiz/quiz.ts';
import { inLocale, type Locale, type Text, type Words } from '../../quiz/text.ts';
import type { House } from '../house.ts';
import { quizByIdOrSlug } from '../storage/queries/quizzes.ts';
import { storedQuiz } from './definition.ts';

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
	{ store }: Pick<House, 'store'>,
	workspace: string,
	ids: Iterable<string>,
	locale: Locale
): Promise<Map<string, QuizWords>> {
	const found = await Promise.all(
		[...new Set(ids)]
			.filter((id) => id !== NO_QUIZ)
			.map(async (id) => [id, await quizByIdOrSlug(store, workspace, id)] as const)
	);
	return new Map([
		[NO_QUIZ, wordsOfNone(locale)],
		...found.flatMap(([id, quiz]) =>
			quiz ? [[id, wordsOf(storedQuiz(quiz.draft), locale)] as const] : []
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

export function wordsOf(quiz: Quiz, locale: Locale): QuizWords {
	const say = (text: Parameters<typeof inLocale>[0]) => inLocale(text, locale, quiz.locales);
	const named = (items: Quiz['stages'] | Quiz['segments'], id: string) =>
		say(items.find((item) => item.id === id)?.title);
	// Many a survey gives its segments no words: by their ids they are the usual ones.
	const segment = (id: string) =>
		named(quiz.segments, id) || inLocale(usualWords(id), locale, ['en']) || id;
	return {
		title: say(quiz.title),
		segments: quiz.segments.map(({ id, temperature }) => ({
			id,
			title: segment(id),
			temperature
		})),
		stages: quiz.stages.map(({ id, title }) => ({ id, title: say(title) })),
		segment,
		stage: (id) => named(quiz.stages, id) || id
	};
}

function usualWords(id: string): Words | undefined {
	const known = (['cold', 'warm', 'hot'] as const).find((one) => one === id);
	return known && WARMTHS[known];
}
