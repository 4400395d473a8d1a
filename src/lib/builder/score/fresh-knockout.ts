import { scoreBounds } from '../../quiz/bounds.ts';
import type { Quiz } from '../../quiz/normalise.ts';
import type { QuizFile } from '../../quiz/quiz.ts';
import { blank } from '../edits/texts.ts';

export type Knockout = NonNullable<QuizFile['knockouts']>[number];

/**
 * A knock-out that knocks out nobody, for it asks for a total less than the least: nobody knows which answer the author means,
 * and a guess that is left as it stands turns good leads away. That it never holds is told as an error, until it asks something.
 */
export function freshKnockout(quiz: Quiz): Knockout {
	const { least } = scoreBounds(quiz).total;
	return {
		when: { total: true, atMost: Number.isFinite(least) ? Math.ceil(least) - 1 : FAR_BELOW },
		segment: quiz.segments.at(-1)?.id ?? 'cold',
		reason: blank(quiz.locales)
	};
}

/** Where a number that is typed has no least. */
const FAR_BELOW = -1_000_000;
