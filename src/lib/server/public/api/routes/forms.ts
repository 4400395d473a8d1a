import { ok } from '../../../../quiz/result.ts';
import { formFields } from '../../../../quiz/form/form-fields.ts';
import type { House } from '../../../house.ts';
import { storedQuiz } from '../../../services/definition.ts';
import { formSettings, saveFormSettings } from '../../../services/forms/forms.ts';
import { getQuiz, type QuizView } from '../../../services/quizzes.ts';
import { doer } from '../doer.ts';
import { endpoint, type Endpoint } from '../endpoint.ts';
import { formBody, formSchema } from '../schemas/forms.ts';

/** How forms on other pages are taken for a quiz’s answers. */
export const formRoutes = (house: House): Endpoint[] => [
	endpoint(
		house,
		{
			...{ method: 'get', path: '/quizzes/{id}/form', access: 'read' },
			summary: 'How plain forms are taken for the quiz’s answers',
			answer: formSchema
		},
		async ({ id, caller }) => {
			const quiz = await getQuiz(house, caller.workspace, id);
			return quiz.ok ? ok(await formAnswer(house, caller.workspace, quiz.value)) : quiz;
		}
	),
	endpoint(
		house,
		{
			...{ method: 'put', path: '/quizzes/{id}/form', access: 'write' },
			summary: 'Say how plain forms are taken for the quiz’s answers',
			body: formBody,
			answer: formSchema
		},
		async ({ id, caller, body: { revision, ...settings } }) => {
			const { workspace } = caller;
			const quiz = await getQuiz(house, workspace, id);
			if (!quiz.ok) return quiz;
			const change = { settings, revision };
			const saved = await saveFormSettings(house, workspace, doer(caller), quiz.value.id, change);
			return saved.ok ? ok(await formAnswer(house, workspace, quiz.value)) : saved;
		}
	)
];

async function formAnswer(house: House, workspace: string, { id, slug, definition }: QuizView) {
	const { settings, revision } = await formSettings(house, workspace, id);
	return {
		action: `${house.config.origin}/f/${slug}`,
		fields: formFields(storedQuiz(definition)).map(({ name }) => name),
		...{ revision, ...settings }
	};
}
