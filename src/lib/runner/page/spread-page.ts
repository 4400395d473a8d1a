import { answerWords } from '../../quiz/answer-words.ts';
import type { Answer, Answers, HiddenFields } from '../../quiz/answers.ts';
import type { Spread } from '../../quiz/flow.ts';
import type { PublicQuiz } from '../../quiz/public.ts';
import type { KindOf } from '../../quiz/questions/kinds.ts';
import type { Checked } from '../../quiz/questions/kind.ts';
import type { Locale } from '../../quiz/text.ts';
import { answersOn } from '../course.ts';
import type { PageShown, Shown } from '../runner-data.ts';

/** The answers among what stands in the fields; a step that needs another one than it has is missing. */
export function answersAmong<S extends { id: string }>(
	steps: readonly S[],
	raw: Readonly<Record<string, unknown>>,
	check: (step: S, raw: unknown) => Checked<Answer>
): Record<string, Answer | null> {
	const answers: Record<string, Answer | null> = {};
	for (const step of steps) {
		const checked = check(step, Object.hasOwn(raw, step.id) ? raw[step.id] : undefined);
		if (checked.ok) answers[step.id] = checked.answer;
	}
	return answers;
}

interface Written {
	answers: Answers;
	hidden: HiddenFields;
	/** What may be recalled of steps without an answer yet. */
	typed?: Readonly<Record<string, string>>;
}

/** What a page of questions says of its place. */
export function spreadShown(
	quiz: Pick<PublicQuiz, 'steps'>,
	{ path, at }: Spread,
	{ answers, hidden, typed }: Written,
	locale: Locale,
	kindOf: KindOf,
	{ values, refusals }: Omit<PageShown, 'path'>
): Shown {
	const given = answersOn(answers, path);
	const asked = quiz.steps.filter(({ id, kind }) => path.includes(id) && kind !== 'statement');
	const done = asked.filter(({ id }) => (given[id] ?? null) !== null);
	const last = quiz.steps.findIndex(({ id }) => id === path.at(-1));
	const yet = at === 'end' ? 0 : quiz.steps.length - 1 - last;
	return {
		step: null,
		back: false,
		last: at === 'end',
		progress: done.length / Math.max(1, asked.length + yet),
		number: 1,
		recall: { ...hidden, ...typed, ...answerWords(quiz.steps, given, locale, kindOf) },
		page: { path, values, refusals }
	};
}
