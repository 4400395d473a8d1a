import { ok, type Result } from '../../../../quiz/result.ts';
import type { House } from '../../../house.ts';
import type { Problem } from '../../../problems.ts';
import { chosenColumns, LEAD_COLUMNS } from '../../../services/lead-export-columns.ts';
import {
	EXPORT_FORMATS,
	type ExportFormat,
	type ExportJob
} from '../../../services/exports/export-job.ts';
import { exportFor } from '../../../services/exports/export-for.ts';
import { getQuiz } from '../../../services/quizzes.ts';
import type { Caller } from '../../../services/tokens.ts';
import type { ServedFile } from '../answers.ts';
import { doer } from '../doer.ts';
import { fileEndpoint, type Endpoint } from '../endpoint.ts';
import { momentsOf } from '../moments.ts';
import { askedLeads } from '../lead-filter.ts';
import { leadExport } from '../schemas/leads.ts';
import { responseFilters } from '../schemas/responses.ts';

const FORMATS: readonly ExportFormat[] = ['csv', 'xlsx', 'ndjson'];

const LIMITS =
	'Made while it is sent: a download that breaks off is not whole. Two at once in a workspace; a further one is answered 503, with `Retry-After`.';
const OF_CSV =
	'UTF-8 with a byte order mark; text that a spreadsheet would run as a formula begins with an apostrophe.';
const OF_XLSX = `One sheet, and a further one from each 1,048,576th row on. Numbers are numbers, moments are dates in UTC; text that a
spreadsheet would run as a formula, were it saved as CSV, begins with an apostrophe; text of more than 32,767 characters is cut
and ends in “…”.`;

const RESPONSE_COLUMNS = `Columns: \`id\`, \`created_at\`, \`version\`, \`locale\`, \`source\`, \`lead\`, \`segment\`, \`temperature\`,
\`stage\`, \`tags\`, \`score\`, \`percent\`, \`consents\` (ids of those given and not withdrawn); then one for each dimension and each
question, headed by its title and \`[id]\`, a form with one for each of its fields; then one for each hidden field. Versions are
merged by id; the newest one that has a question names it.`;
const LEADS_COLUMNS = `Columns: ${Object.entries(LEAD_COLUMNS)
	.map(([name, { meaning }]) => `\`${name}\` (${meaning})`)
	.join(
		', '
	)}. What segments and stages are called is told in the language that \`Accept-Language\` likes, English or Russian, else in the quiz’s first one.`;

const OF_RESPONSES = {
	csv: `${OF_CSV} ${RESPONSE_COLUMNS}`,
	xlsx: `${OF_XLSX} ${RESPONSE_COLUMNS}`,
	ndjson:
		'A response a line, as `GET /responses` lists them, with `quizSlug`, `quizTitle` and `consents`: each with `id`, `purpose`, `givenAt` and `withdrawnAt`.'
} as const;

const OF_LEADS = {
	csv: `${OF_CSV} ${LEADS_COLUMNS}`,
	xlsx: `${OF_XLSX} ${LEADS_COLUMNS}`,
	ndjson:
		'A lead a line, as `GET /leads` lists them, with `segmentTitle`, `stageName` (as `Accept-Language` likes, English or Russian, else in the quiz’s first language), `quizSlug`, `quizTitle`, `score`, `percent` and `tags` of the response that the segment is of; `consents`, each with `id`, `purpose`, `givenAt` and `withdrawnAt`; and where it came from `first` and `latest`: `source`, `medium`, `campaign`, `term`, `content`, `at`; `ownerName`, `outcomeAt`, `hotAt`, `touchedAt`, `leadTags` and how many `notes`. Where `columns` are given, these alone, by their names.'
} as const;

export const exportRoutes = (house: House): Endpoint[] =>
	FORMATS.flatMap((format) => [
		fileEndpoint(
			house,
			{
				path: `/quizzes/{id}/responses.${format}`,
				type: EXPORT_FORMATS[format],
				summary: `Responses of all versions as ${format.toUpperCase()}, oldest first; without tests`,
				description: `${OF_RESPONSES[format]} ${LIMITS}`,
				query: responseFilters
			},
			async ({ id, caller, query }) => {
				const { workspace } = caller;
				const moments = momentsOf(query);
				if (!moments.ok) return moments;
				const quiz = await getQuiz(house, workspace, id);
				if (!quiz.ok) return quiz;
				const filter = { quiz: quiz.value.id, segment: query.segment, ...moments.value };
				const exported = { of: 'responses', filter } as const;
				return started(house, caller, `responses-${quiz.value.slug}`, {
					workspace,
					exported,
					format
				});
			}
		),
		fileEndpoint(
			house,
			{
				path: `/leads.${format}`,
				type: EXPORT_FORMATS[format],
				summary: `Leads as ${format.toUpperCase()}, narrowed and in an order as their list, with chosen columns`,
				description: `${OF_LEADS[format]} ${LIMITS}`,
				query: leadExport
			},
			async ({ caller, query, locale }) => {
				const { workspace } = caller;
				const filter = await askedLeads(house, workspace, query);
				if (!filter.ok) return filter;
				const columns = query.columns === undefined ? ok(undefined) : chosenColumns(query.columns);
				if (!columns.ok) return columns;
				const { sort } = query;
				const asked = { filter: filter.value, sort, columns: columns.value, locale };
				const exported = { of: 'leads', ...asked } as const;
				return started(house, caller, 'leads', { workspace, exported, format });
			}
		)
	]);

async function started(
	house: House,
	caller: Caller,
	name: string,
	job: ExportJob
): Promise<Result<Omit<ServedFile, 'type'>, Problem>> {
	const bytes = await exportFor(house, doer(caller), job);
	return bytes.ok ? ok({ name: `${name}.${job.format}`, bytes: bytes.value }) : bytes;
}
