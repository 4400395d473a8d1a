import { parseQuiz } from '../parse.ts';
import { quizSchema, type QuizFile } from '../quiz.ts';
import { fail, ok, type Result } from '../result.ts';
import { countKept, type Kept } from './kept.ts';
import type { LossList } from './losses.ts';
import { mend } from './mend.ts';
import type { ImportProblem } from './problem.ts';

/** A draft made from a foreign file, once everything in it can hold; refused where no question is left. */
export function finish(
	draft: QuizFile,
	losses: LossList
): Result<{ definition: QuizFile; kept: Kept }, ImportProblem> {
	if (draft.steps.length === 0) return fail({ code: 'no_questions' });
	const written: unknown = withoutGaps(mend(draft, losses));
	const parsed = parseQuiz(written);
	if (!parsed.ok) return fail({ code: 'invalid_quiz', problems: parsed.problem });
	const definition = quizSchema.parse(written);
	return ok({ definition, kept: countKept(definition) });
}

/** As a file would hold it: without properties that are not there, and without empty lists. */
function withoutGaps(file: QuizFile): unknown {
	const lists = ['dimensions', 'segments', 'results', 'hidden', 'consents'] as const;
	const empty = new Set<string>(lists.filter((name) => file[name]?.length === 0));
	return JSON.parse(
		JSON.stringify(file, (name, value: unknown) =>
			empty.has(name) && Array.isArray(value) && value.length === 0 ? undefined : value
		)
	);
}
