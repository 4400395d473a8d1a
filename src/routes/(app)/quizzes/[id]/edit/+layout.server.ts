import { storedFile } from '$lib/server/services/definition.ts';
import { getQuiz } from '$lib/server/services/quizzes.ts';
import { error } from '@sveltejs/kit';
import { signedIn } from '../../../../signed-in.ts';
import { quizTitle } from '../../../quiz-words.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals, params }) => {
	const { app, i18n } = locals;
	const found = await getQuiz(app, signedIn(locals).workspace, params.id);
	if (!found.ok) error(404, i18n.t('error.notFound'));
	const { id, slug, version, revision, definition } = found.value;
	return {
		quiz: { id, slug, version, title: quizTitle(found.value, i18n.locale) },
		origin: app.config.origin,
		kept: { draft: storedFile(definition), revision }
	};
};
