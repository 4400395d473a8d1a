import type { House } from '../../src/lib/server/house.ts';
import { liveQuiz, type LiveQuiz } from '../../src/lib/server/services/live.ts';
import { publishQuiz } from '../../src/lib/server/services/publishing.ts';
import { createQuiz } from '../../src/lib/server/services/quizzes.ts';
import { aQuizFile } from './a-quiz.ts';
import { valueOf } from './value-of.ts';

/** A quiz that takes answers now: `aQuizFile()` unless another is given. */
export async function aLiveQuiz(
	house: House,
	workspace: string,
	definition: unknown = aQuizFile()
): Promise<LiveQuiz> {
	const { id } = valueOf(await createQuiz(house, workspace, { definition }, null));
	valueOf(await publishQuiz(house, workspace, id, { by: 'user_test' }));
	const live = await liveQuiz(house, id);
	if (!live || live.closed) throw new Error('The quiz is not live.');
	return live;
}
