import { ok } from '../../../../quiz/result.ts';
import type { House } from '../../../house.ts';
import { leadsCsv, leadsNdjson, responsesCsv, responsesNdjson } from '../../../services/exports.ts';
import { getQuiz } from '../../../services/quizzes.ts';
import { fileEndpoint, type Endpoint } from '../endpoint.ts';
import { momentsOf } from '../moments.ts';
import { filteredQuiz } from '../quiz-filter.ts';
import { leadFilters } from '../schemas/leads.ts';
import { responseFilters } from '../schemas/responses.ts';

const FORMATS = [
	{ ending: 'csv', type: 'text/csv', responses: responsesCsv, leads: leadsCsv },
	{
		ending: 'ndjson',
		type: 'application/x-ndjson',
		responses: responsesNdjson,
		leads: leadsNdjson
	}
] as const;

export const exportRoutes = (house: House): Endpoint[] =>
	FORMATS.flatMap(({ ending, type, responses, leads }) => [
		fileEndpoint(
			house,
			{
				path: `/quizzes/{id}/responses.${ending}`,
				type,
				summary: `Responses of all versions as ${ending.toUpperCase()}, oldest first; without tests`,
				query: responseFilters
			},
			async ({ id, caller, query }) => {
				const moments = momentsOf(query);
				if (!moments.ok) return moments;
				const quiz = await getQuiz(house, caller.workspace, id);
				if (!quiz.ok) return quiz;
				const filter = { quiz: quiz.value.id, segment: query.segment, ...moments.value };
				const name = `responses-${quiz.value.slug}.${ending}`;
				return ok({ name, chunks: responses(house, caller.workspace, filter) });
			}
		),
		fileEndpoint(
			house,
			{
				path: `/leads.${ending}`,
				type,
				summary: `Leads as ${ending.toUpperCase()}, oldest first`,
				query: leadFilters
			},
			async ({ caller, query }) => {
				const quiz = await filteredQuiz(house, caller.workspace, query.quiz);
				if (!quiz.ok) return quiz;
				const chunks = leads(house, caller.workspace, { ...query, quiz: quiz.value });
				return ok({ name: `leads.${ending}`, chunks });
			}
		)
	]);
