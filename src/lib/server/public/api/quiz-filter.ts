import { fail, ok, type Result } from '../../../quiz/result.ts';
import type { House } from '../../house.ts';
import { invalid, type Problem } from '../../problems.ts';
import { quizIdOf } from '../../services/responses.ts';

/** The id of the quiz that a filter names by id or slug; a name that is no quiz’s is a fault, not an empty list. */
export async function filteredQuiz(
	house: House,
	workspace: string,
	named: string | undefined
): Promise<Result<string | undefined, Problem>> {
	const id = await quizIdOf(house, workspace, named);
	if (id !== null) return ok(id);
	const name = (named ?? '').slice(0, 64);
	return fail(
		invalid('quiz', {
			en: `There is no quiz “${name}”; name one by its id or slug.`,
			ru: `Квиза «${name}» нет; укажите идентификатор или адрес существующего.`
		})
	);
}
