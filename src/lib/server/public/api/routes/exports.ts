import { ok } from '../../../../quiz/result.ts';
import type { House } from '../../../house.ts';
import { LEAD_COLUMNS } from '../../../services/exported-leads.ts';
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

const OF_RESPONSES = {
	csv: `UTF-8 with a byte order mark; text that a spreadsheet would run as a formula begins with an apostrophe. Columns: \`id\`,
\`created_at\`, \`version\`, \`locale\`, \`source\`, \`lead\`, \`segment\`, \`temperature\`, \`stage\`, \`tags\`, \`score\`, \`percent\`,
\`consents\` (ids of those given and not withdrawn); then one for each dimension and each question, headed by its title and
\`[id]\`, a form with one for each of its fields; then one for each hidden field. Versions are merged by id; the newest one that
has a question names it.`,
	ndjson:
		'A response a line, as `GET /responses` lists them, with `quizSlug`, `quizTitle` and `consents`: each with `id`, `purpose`, `givenAt` and `withdrawnAt`.'
} as const;

const OF_LEADS = {
	csv: `UTF-8 with a byte order mark; text that a spreadsheet would run as a formula begins with an apostrophe. Columns: ${LEAD_COLUMNS.map(({ heading, meaning }) => `\`${heading}\` (${meaning})`).join(', ')}.`,
	ndjson:
		'A lead a line, as `GET /leads` lists them, with `quizSlug`, `quizTitle`, `score`, `percent` and `tags` of the response that the segment is of; `consents`, each with `id`, `purpose`, `givenAt` and `withdrawnAt`; and where it came from `first` and `latest`: `source`, `medium`, `campaign`, `term`, `content`, `at`.'
} as const;

export const exportRoutes = (house: House): Endpoint[] =>
	FORMATS.flatMap(({ ending, type, responses, leads }) => [
		fileEndpoint(
			house,
			{
				path: `/quizzes/{id}/responses.${ending}`,
				type,
				summary: `Responses of all versions as ${ending.toUpperCase()}, oldest first; without tests`,
				description: OF_RESPONSES[ending],
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
				description: OF_LEADS[ending],
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
