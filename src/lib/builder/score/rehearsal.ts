import type { Day } from '../../quiz/day.ts';
import { normaliseQuiz } from '../../quiz/normalise.ts';
import { onDay } from '../../quiz/on-day.ts';
import { parseQuizFile } from '../../quiz/parse.ts';
import type { QuizFile } from '../../quiz/quiz.ts';
import { verify } from '../../quiz/verify.ts';
import { verdictsOf, whatIf, type PastResponse, type WhatIf } from '../../quiz/what-if.ts';

/**
 * Plays these responses through drafts; what the published version makes of them is worked out once.
 * @param today on which it is asked whether a draft is sound
 */
export function rehearsalOf(
	published: QuizFile,
	past: readonly PastResponse[],
	today: Day
): (draft: QuizFile) => WhatIf | null {
	const before = verdictsOf(normaliseQuiz(published), past);
	return (draft) => {
		const parsed = parseQuizFile(draft);
		if (!parsed.ok) return null;
		const quiz = normaliseQuiz(parsed.value);
		const isSound = verify(onDay(quiz, today)).every(({ severity }) => severity !== 'error');
		return isSound ? whatIf(past, before, verdictsOf(quiz, past)) : null;
	};
}
