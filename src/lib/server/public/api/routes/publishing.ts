import { ok } from '../../../../quiz/result.ts';
import type { House } from '../../../house.ts';
import { analyseQuiz } from '../../../services/analysis.ts';
import { getQuiz } from '../../../services/quizzes.ts';
import { publishQuiz, unpublishQuiz } from '../../../services/publishing.ts';
import { analysisAnswer } from '../analysis-answer.ts';
import { noteChange } from '../note-change.ts';
import type { Caller } from '../../../services/tokens.ts';
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
		async ({ id, caller }) => {
			const by = `token:${caller.tokenId}`;
			const published = await publishQuiz(house, caller.workspace, id, { by });
			if (published.ok) await noteQuiz(house, caller, 'quiz.published', id, published.value);
			return published;
		}
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
		async ({ id, caller, body }) => {
			const closed = await unpublishQuiz(house, caller.workspace, id, { ...body });
			if (closed.ok) await noteQuiz(house, caller, 'quiz.closed', id);
			return closed;
		}
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

async function noteQuiz(
	house: House,
	caller: Caller,
	action: string,
	id: string,
	detail: { version?: number } = {}
): Promise<void> {
	const quiz = await getQuiz(house, caller.workspace, id);
	if (!quiz.ok) return;
	await noteChange(house, caller, action, quiz.value.id, { name: quiz.value.title, ...detail });
}
