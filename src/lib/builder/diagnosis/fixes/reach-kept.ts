import { graphOf, placesFrom } from '../../../quiz/graph.ts';
import { normaliseQuiz } from '../../../quiz/normalise.ts';
import type { QuizFile } from '../../../quiz/quiz.ts';

/** Whether some way still leads to every step that there was one to. */
export function keepsReach(before: QuizFile, after: QuizFile): boolean {
	const reached = stepsReached(after);
	return [...stepsReached(before)].every((id) => reached.has(id));
}

/** The steps that some way leads to, by their ids. */
export function stepsReached(draft: QuizFile): Set<string> {
	const quiz = normaliseQuiz(draft);
	return new Set(
		[...placesFrom(graphOf(quiz), [0])].flatMap((place) => quiz.steps[place]?.id ?? [])
	);
}
