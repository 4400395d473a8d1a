import type { z } from '@hono/zod-openapi';
import { ok, type Result } from '../../../quiz/result.ts';
import type { House } from '../../house.ts';
import type { Problem } from '../../problems.ts';
import type { LeadFilter } from '../../services/lead-list.ts';
import { momentsOf } from './moments.ts';
import { filteredQuiz } from './quiz-filter.ts';
import type { leadFilters } from './schemas/leads.ts';

/** As a query says it: lists and exports are narrowed alike. */
export async function askedLeads(
	house: House,
	workspace: string,
	query: z.infer<typeof leadFilters>
): Promise<Result<LeadFilter, Problem>> {
	const moments = momentsOf({ since: query.since });
	if (!moments.ok) return moments;
	const quiz = await filteredQuiz(house, workspace, query.quiz);
	if (!quiz.ok) return quiz;
	const { segment, stage, owner, source, tag, outcome, untouched, from, to, q } = query;
	return ok({
		...{ segment, stage, owner, source, tag, outcome, from, to, q },
		quiz: quiz.value,
		untouched: untouched !== undefined,
		since: moments.value.since
	});
}
