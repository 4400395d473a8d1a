import { fail, ok } from '../../../../quiz/result.ts';
import type { House } from '../../../house.ts';
import { acceptResponse } from '../../../services/accept-response.ts';
import { storedQuiz } from '../../../services/definition.ts';
import { liveQuiz } from '../../../services/live.ts';
import { getQuiz } from '../../../services/quizzes.ts';
import { responseRecord } from '../../../services/records.ts';
import { storedView } from '../../../services/response-view.ts';
import {
	deleteResponse,
	getResponse,
	listResponses,
	type FoundResponse
} from '../../../services/responses.ts';
import { scoreSubmission } from '../../../services/submissions.ts';
import { endpoint, type Endpoint } from '../endpoint.ts';
import { doer } from '../doer.ts';
import { momentsOf } from '../moments.ts';
import { filteredQuiz } from '../quiz-filter.ts';
import {
	responsePage,
	responseQuery,
	responseSchema,
	scoredAnswer,
	scoreQuery,
	submissionBody
} from '../schemas/responses.ts';

export const responseRoutes = (house: House): Endpoint[] => [
	endpoint(
		house,
		{
			method: 'get',
			path: '/responses',
			access: 'read',
			summary: 'List responses, newest first',
			query: responseQuery,
			answer: responsePage
		},
		async ({ caller, query }) => {
			const moments = momentsOf(query);
			if (!moments.ok) return moments;
			const quiz = await filteredQuiz(house, caller.workspace, query.quiz);
			if (!quiz.ok) return quiz;
			const held = query.held === 'true';
			const filter = { ...query, held, quiz: quiz.value, tests: true };
			const { since, until } = moments.value;
			const page = await listResponses(house, caller.workspace, { ...filter, since, until });
			return ok({ items: page.items.map(responseRecord), next: page.next });
		}
	),
	endpoint(
		house,
		{
			method: 'get',
			path: '/responses/{id}',
			access: 'read',
			summary: 'A response with its receipt',
			answer: responseSchema
		},
		async ({ id, caller }) => {
			const found = await getResponse(house, caller.workspace, id);
			return found.ok ? ok(wholeAnswer(found.value)) : found;
		}
	),
	...reviewRoutes(house),
	endpoint(
		house,
		{
			method: 'post',
			path: '/quizzes/{id}/score',
			access: 'read',
			summary: 'Score answers and store nothing',
			query: scoreQuery,
			body: submissionBody,
			answer: scoredAnswer
		},
		async ({ id, caller, query, body }) => {
			const found = await getQuiz(house, caller.workspace, id);
			if (!found.ok) return found;
			const live = query.version === 'draft' ? null : await liveQuiz(house, found.value.id);
			const published = live && !live.closed ? live : null;
			if (query.version === 'live' && !published) return fail({ code: 'not_found' });
			const quiz = published?.quiz ?? storedQuiz(found.value.definition);
			const scored = scoreSubmission(house, quiz, body);
			if (!scored.ok) return scored;
			const of = { quiz: found.value.id, version: published?.version ?? null };
			return ok({ ...of, ...scored.value });
		}
	)
];

const reviewRoutes = (house: House): Endpoint[] => [
	endpoint(
		house,
		{
			method: 'post',
			path: '/responses/{id}/accept',
			access: 'write',
			summary: 'Take a held response for a person’s',
			description:
				'Lead, deliveries and counters come as if it had never been held. Refused with 409 where it is not held, or not any more.',
			answer: responseSchema
		},
		async ({ id, caller }) => {
			const accepted = await acceptResponse(house, caller.workspace, id, doer(caller));
			return accepted.ok ? ok(wholeAnswer(accepted.value)) : accepted;
		}
	),
	endpoint(
		house,
		{
			method: 'delete',
			path: '/responses/{id}',
			access: 'write',
			summary: 'Delete a held response, or a test',
			description: 'Other responses cannot be deleted this way: 404.',
			status: 204
		},
		({ id, caller }) => deleteResponse(house, caller.workspace, id, doer(caller))
	)
];

function wholeAnswer({ response, quiz, details }: FoundResponse) {
	const { receipt, result } = storedView(quiz, response);
	return { ...responseRecord(response), receipt, result, details };
}
