import { answerWords } from '../quiz/answer-words.ts';
import { checkBy } from '../quiz/check.ts';
import { endsAfter } from '../quiz/flow.ts';
import type { PublicQuiz } from '../quiz/public.ts';
import type { KindOf } from '../quiz/questions/kinds.ts';
import type { Locale } from '../quiz/text.ts';
import type { Refusal } from './asking.ts';
import { answersOn, comesAfter } from './course.ts';
import type { Place, PlayedStep, Shown } from './runner-data.ts';

/** What a screen says of its place. `draft`: what was typed last for the step, else its answer is shown. */
export function shownAt(
	quiz: Pick<PublicQuiz, 'steps' | 'welcome' | 'today'>,
	{ path, step, answers, hidden }: Place,
	locale: Locale,
	kindOf: KindOf,
	{ draft, refusals }: { draft?: unknown; refusals?: readonly Refusal[] | undefined } = {}
): Shown {
	const index = quiz.steps.findIndex(({ id }) => id === step);
	const passed = answersOn(answers, path);
	const words = answerWords(quiz.steps, passed, locale, kindOf);
	return {
		step,
		path,
		value: draft !== undefined || step === null ? draft : (answers[step] ?? undefined),
		refusals,
		back: step !== null && (path.length > 0 || quiz.welcome !== undefined),
		last: step !== null && endsAfter(quiz, step, passed, hidden),
		progress: Math.max(index, 0) / quiz.steps.length,
		number: path.length + 1,
		recall: { ...hidden, ...words }
	};
}

/** Whether nothing comes after this step with what stands in its form; where that is no answer yet, whatever is answered. */
export function isLastWith(
	quiz: Pick<PublicQuiz, 'steps' | 'consents' | 'today'>,
	{ path, answers, hidden }: Place,
	step: PlayedStep,
	typed: unknown,
	kindOf: KindOf
): boolean {
	const checked = checkBy(kindOf(step), step, typed, quiz);
	if (!checked.ok) return endsAfter(quiz, step.id, answersOn(answers, path), hidden);
	const given = { ...answers, [step.id]: checked.answer };
	return comesAfter(quiz, [...path, step.id], given, hidden).at === 'end';
}
