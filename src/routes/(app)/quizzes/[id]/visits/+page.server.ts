import { getQuiz } from '$lib/server/services/quizzes.ts';
import { visitsByDay } from '$lib/server/services/visits-by-day.ts';
import { error } from '@sveltejs/kit';
import { signedIn } from '../../../../signed-in.ts';
import { quizTitle } from '../../../quiz-words.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { app, i18n } = locals;
	const { workspace } = signedIn(locals);
	const found = await getQuiz(app, workspace, params.id);
	if (!found.ok) error(404, i18n.t('error.notFound'));
	const { id } = found.value;
	const title = quizTitle(found.value, i18n.locale);
	const cursor = url.searchParams.get('cursor') ?? undefined;
	const { items, next } = await visitsByDay(app, workspace, id, cursor);
	return { quiz: { id, title }, visits: items, next };
};
