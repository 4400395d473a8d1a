import type { Quiz } from '../../../quiz/normalise.ts';
import { fail, ok, type Result } from '../../../quiz/result.ts';
import type { House } from '../../house.ts';
import type { Problem } from '../../problems.ts';
import { storedQuiz } from '../definition.ts';
import { liveQuiz } from '../live.ts';
import { getQuiz } from '../quizzes.ts';
import type { Campaign } from './campaigns.ts';

/** The quiz that a survey asks: as it is answered now, or its draft where it was not published yet. */
export async function campaignQuiz(
	app: House,
	workspace: string,
	{ quizId }: Pick<Campaign, 'quizId'>
): Promise<Result<Quiz, Problem>> {
	const found = await getQuiz(app, workspace, quizId);
	if (!found.ok) return fail(found.problem);
	const live = await liveQuiz(app, quizId);
	return ok(live && !live.closed ? live.quiz : storedQuiz(found.value.definition));
}
