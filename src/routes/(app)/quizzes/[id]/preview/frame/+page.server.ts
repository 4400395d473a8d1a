import { hiddenNamesOf } from '$lib/quiz/hidden.ts';
import { publicQuiz } from '$lib/quiz/public.ts';
import { kindOf } from '$lib/quiz/questions/kinds.ts';
import type { Quiz } from '$lib/quiz/normalise.ts';
import { scoreAnswers, scoreView } from '$lib/quiz/score.ts';
import { comesAfter } from '$lib/runner/course.ts';
import type { Place, RunnerData } from '$lib/runner/runner-data.ts';
import { shownAt } from '$lib/runner/shown.ts';
import { themeCss } from '$lib/runner/theme-css.ts';
import { writtenQuiz } from '$lib/runner/written-quiz.ts';
import { storedQuiz } from '$lib/server/services/definition.ts';
import { getQuiz } from '$lib/server/services/quizzes.ts';
import { error } from '@sveltejs/kit';
import { signedIn } from '../../../../../signed-in.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { app, i18n } = locals;
	const found = await getQuiz(app, signedIn(locals).workspace, params.id);
	if (!found.ok) error(404, i18n.t('error.notFound'));
	const quiz = storedQuiz(found.value.definition);
	const { locales } = quiz;
	const locale = locales.includes(i18n.locale) ? i18n.locale : (locales[0] ?? i18n.locale);
	return {
		id: found.value.id,
		css: themeCss(quiz.theme),
		runner: runnerData(quiz, found.value.slug, locale)
	};
};

function runnerData(quiz: Quiz, slug: string, locale: string): RunnerData {
	const shown = publicQuiz(quiz);
	const place = firstPlace(quiz);
	return {
		...writtenQuiz(shown),
		slug,
		locale,
		embed: true,
		preview: true,
		hiddenNames: hiddenNamesOf(quiz),
		place,
		shown: shownAt(shown, place, locale, kindOf)
	};
}

/** The welcome screen; without one, the first step that is shown. */
function firstPlace(quiz: Quiz): Place {
	const start = { path: [], step: null, answers: {}, hidden: {} };
	if (quiz.welcome) return start;
	const progress = comesAfter(
		quiz,
		[],
		{},
		{},
		{
			scoreOf: (path) => scoreView(scoreAnswers(quiz, {}, path))
		}
	);
	return { ...start, path: progress.path, step: progress.at === 'step' ? progress.step : null };
}
