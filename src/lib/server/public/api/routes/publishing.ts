import { ok } from '../../../../quiz/result.ts';
import type { House } from '../../../house.ts';
import { analyseQuiz } from '../../../services/analysis.ts';
import { publishQuiz, unpublishQuiz } from '../../../services/publishing.ts';
import { analysisAnswer } from '../analysis-answer.ts';
import { doer } from '../doer.ts';
import { endpoint, type Endpoint } from '../endpoint.ts';
import {
	analysisSchema,
	publishedSchema,
	unpublishBody,
	unpublishedSchema
} from '../schemas/quizzes.ts';

export const publishingRoutes = (house: House): Endpoint[] => [
	endpoint(
		house,
		{
			method: 'post',
			path: '/quizzes/{id}/publish',
			access: 'write',
			summary: 'Publish the draft',
			description:
				'Refused where the analysis finds an error. An unchanged draft keeps its version.',
			answer: publishedSchema
		},
		({ id, caller }) => publishQuiz(house, caller.workspace, id, { by: doer(caller) })
	),
	endpoint(
		house,
		{
			method: 'post',
			path: '/quizzes/{id}/unpublish',
			access: 'write',
			summary: 'Take no more answers',
			description:
				'Whoever has begun may finish within an hour: submissions that name their `attempt` are taken on the version that was live.',
			body: unpublishBody,
			answer: unpublishedSchema
		},
		({ id, caller, body }) =>
			unpublishQuiz(house, caller.workspace, id, { ...body, by: doer(caller) })
	),
	endpoint(
		house,
		{
			method: 'get',
			path: '/quizzes/{id}/analysis',
			access: 'read',
			summary: 'What is wrong with the draft, and what it can reach',
			answer: analysisSchema
		},
		async ({ id, caller, locale }) => {
			const analysis = await analyseQuiz(house, caller.workspace, id, locale);
			return analysis.ok ? ok(analysisAnswer(analysis.value)) : analysis;
		}
	)
];
