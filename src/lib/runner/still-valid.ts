import type { Answer } from '../quiz/answers.ts';
import { checkBy } from '../quiz/check.ts';
import type { PublicQuiz } from '../quiz/public.ts';
import type { KindOf } from '../quiz/questions/kinds.ts';

/**
 * What of answers given earlier fits the quiz as it is now, which may have been published anew meanwhile; the path ends
 * where the first answer does not.
 */
export function stillValid(
	quiz: Pick<PublicQuiz, 'steps' | 'consents' | 'today'>,
	path: readonly string[],
	answers: Readonly<Record<string, unknown>>,
	kindOf: KindOf
): { path: string[]; answers: Record<string, Answer | null> } {
	const valid: Record<string, Answer | null> = {};
	for (const step of quiz.steps) {
		if (!Object.hasOwn(answers, step.id)) continue;
		const checked = checkBy(kindOf(step), step, answers[step.id], quiz);
		if (checked.ok) valid[step.id] = checked.answer;
	}
	const broken = path.findIndex((id) => !Object.hasOwn(valid, id));
	return { path: path.slice(0, broken < 0 ? path.length : broken), answers: valid };
}
