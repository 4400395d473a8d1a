import { ok } from '../../../../quiz/result.ts';
import type { House } from '../../../house.ts';
import { listPartials } from '../../../services/partials.ts';
import { getQuiz } from '../../../services/quizzes.ts';
import { partialRecord } from '../../../services/records.ts';
import { endpoint, type Endpoint } from '../endpoint.ts';
import { partialPage, partialQuery } from '../schemas/partials.ts';

export const partialRoutes = (house: House): Endpoint[] => [
	endpoint(
		house,
		{
			method: 'get',
			path: '/quizzes/{id}/partials',
			access: 'read',
			summary: 'List those who began and have not finished, the latest first',
			description: 'What they answered so far, kept for 90 days after the last answer.',
			query: partialQuery,
			answer: partialPage
		},
		async ({ id, caller, query }) => {
			const quiz = await getQuiz(house, caller.workspace, id);
			if (!quiz.ok) return quiz;
			const page = await listPartials(house, caller.workspace, quiz.value.id, query);
			return ok({ items: page.items.map(partialRecord), next: page.next });
		}
	)
];
