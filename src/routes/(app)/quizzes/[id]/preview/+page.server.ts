import { analyseQuiz } from '$lib/server/services/analysis.ts';
import { storedFile } from '$lib/server/services/definition.ts';
import { getQuiz } from '$lib/server/services/quizzes.ts';
import { error } from '@sveltejs/kit';
import { signedIn } from '../../../../signed-in.ts';
import { quizTitle } from '../../../quiz-words.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { app, i18n } = locals;
	const { workspace } = signedIn(locals);
	const [found, analysis] = await Promise.all([
		getQuiz(app, workspace, params.id),
		analyseQuiz(app, workspace, params.id)
	]);
	if (!found.ok || !analysis.ok) error(404, i18n.t('error.notFound'));
	const { id, definition } = found.value;
	const title = quizTitle(found.value, i18n.locale);
	return { quiz: { id, title }, draft: storedFile(definition), sound: analysis.value.publishable };
};
