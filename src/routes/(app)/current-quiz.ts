import type { Quiz } from '../../lib/quiz/normalise.ts';
import type { House } from '../../lib/server/house.ts';
import { storedQuiz } from '../../lib/server/services/definition.ts';
import { versionContent } from '../../lib/server/services/live-cache.ts';
import type { QuizView } from '../../lib/server/services/quizzes.ts';

/** What respondents are shown now; the draft, where nothing is published. */
export async function currentQuiz(
	app: House,
	{ id, version, definition }: Pick<QuizView, 'id' | 'version' | 'definition'>
): Promise<Quiz> {
	return version === null ? storedQuiz(definition) : (await versionContent(app, id, version)).quiz;
}
