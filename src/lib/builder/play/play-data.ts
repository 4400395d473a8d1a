import type { Answers } from '../../quiz/answers.ts';
import { checkAnswer } from '../../quiz/check.ts';
import { spread } from '../../quiz/flow.ts';
import { hiddenNamesOf } from '../../quiz/hidden.ts';
import type { Quiz } from '../../quiz/normalise.ts';
import { publicQuiz } from '../../quiz/public.ts';
import { kindOf } from '../../quiz/questions/kinds.ts';
import { resultView } from '../../quiz/result-view.ts';
import { scoreAnswers, scoreView } from '../../quiz/score.ts';
import type { Completed } from '../../quiz/submission.ts';
import { comesAfter } from '../../runner/course.ts';
import { answersAmong, spreadShown } from '../../runner/page/spread-page.ts';
import type { ResultView } from '../../runner/result-view.ts';
import type { Place, RunnerData } from '../../runner/runner-data.ts';
import { shownAt } from '../../runner/shown.ts';
import { writtenQuiz } from '../../runner/written-quiz.ts';
import type { PlayRequest } from './play-message.ts';

/** What the runner is given to play a draft from this place on. */
export function playData(quiz: Quiz, { locale, at }: Omit<PlayRequest, 'draft'>): RunnerData {
	const shown = publicQuiz(quiz);
	const asked =
		at && 'path' in at && at.step !== null && has(quiz, at.step) ? under(at) : undefined;
	const place = asked ?? firstPlace(quiz);
	const spoken = quiz.locales.includes(locale) ? locale : (quiz.locales[0] ?? 'en');
	return {
		...writtenQuiz(shown),
		slug: '',
		locale: spoken,
		// Shown as the page that it is, as wide as the frame.
		embed: false,
		preview: true,
		hiddenNames: hiddenNamesOf(quiz),
		...(quiz.layout === 'page'
			? onPage(quiz, asked?.answers ?? {}, spoken)
			: { place, shown: shownAt(shown, place, spoken, kindOf) }),
		...(at && 'result' in at && { result: resultAfter(quiz, at, spoken) })
	};
}

/** All questions at once, with these answers in them. */
function onPage(quiz: Quiz, raw: Answers, locale: string): Pick<RunnerData, 'place' | 'shown'> {
	const answers = answersAmong(quiz.steps, raw, (step, one) => checkAnswer(step, one, quiz));
	const scoreOf = (path: string[]) => scoreView(scoreAnswers(quiz, answers, path));
	const reached = spread(quiz, answers, { hidden: {}, scoreOf });
	const place: Place = { path: reached.path, step: null, answers, hidden: {} };
	const standing = { values: answers, refusals: {} };
	return { place, shown: spreadShown(publicQuiz(quiz), reached, place, locale, kindOf, standing) };
}

type ResultPlace = Extract<NonNullable<PlayRequest['at']>, { result: string }>;

/** As somebody who has begun already: who has not would be led to the first question. */
const under = (place: Place): Place => ({ attempt: 'play', ...place });

const has = (quiz: Quiz, id: string) => quiz.steps.some((step) => step.id === id);

/** The welcome screen; without one, the first step that is shown. */
function firstPlace(quiz: Quiz): Place {
	const start = { path: [], step: null, answers: {}, hidden: {} };
	if (quiz.welcome) return start;
	const scoreOf = (path: string[]) => scoreView(scoreAnswers(quiz, {}, path));
	const progress = comesAfter(quiz, [], {}, {}, { scoreOf });
	return { ...start, path: progress.path, step: progress.at === 'step' ? progress.step : null };
}

/** A result screen as somebody with these answers would see it; one that leads elsewhere would take the page away. */
function resultAfter(quiz: Quiz, { result, after }: ResultPlace, locale: string) {
	const { path, answers } = after ?? { path: [], answers: {} };
	const score = scoreAnswers(quiz, answers, path);
	const facts = { answers, hidden: {}, result, locale, ...figures(score) };
	return staying(resultView(quiz, facts)) ?? undefined;
}

/** The result screen of somebody who has finished. */
export function playedResult(quiz: Quiz, completed: Completed, locale: string) {
	const { answers, hidden, classification, score } = completed;
	const facts = { answers, hidden, result: classification.result, locale, ...figures(score) };
	return staying(resultView(quiz, facts));
}

/** A screen that leads elsewhere would take the workspace away. */
const staying = (view: ResultView | null) => view && { ...view, redirect: undefined };

const figures = ({ total, percent, reachable, dimensions }: Completed['score']) => ({
	...{ total, percent, reachable },
	dimensions
});
