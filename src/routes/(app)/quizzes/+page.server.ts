import { quizCounts } from '$lib/server/services/counts.ts';
import { storedQuiz } from '$lib/server/services/definition.ts';
import { getQuiz, listQuizzes, restoreQuiz } from '$lib/server/services/quizzes.ts';
import { redirect } from '@sveltejs/kit';
import { setFlash } from '../../flash.ts';
import { textOf } from '../../form-text.ts';
import { signedIn } from '../../signed-in.ts';
import { segmentCounts } from './segment-counts.ts';
import type { Actions, PageServerLoad } from './$types';

const ON_A_PAGE = 25;

export const load: PageServerLoad = async ({ locals, url }) => {
	const { app, i18n } = locals;
	const { workspace } = signedIn(locals);
	const cursor = url.searchParams.get('cursor') ?? undefined;
	const { items, next } = await listQuizzes(app, workspace, { cursor, limit: ON_A_PAGE });
	const counts = await quizCounts(
		app,
		workspace,
		items.map(({ id }) => id)
	);
	const quizzes = await Promise.all(
		items.map(async ({ id, title, slug, liveVersion }) => {
			const counted = counts[id] ?? { views: 0, starts: 0, completions: 0, segments: {} };
			const found = counted.completions > 0 ? await getQuiz(app, workspace, id) : null;
			const segments = found?.ok
				? segmentCounts(storedQuiz(found.value.definition), counted.segments, i18n.locale)
				: [];
			return {
				id,
				title,
				slug,
				liveVersion,
				counts: counted,
				segments: segments.filter(({ count }) => count > 0)
			};
		})
	);
	return { quizzes, next };
};

export const actions: Actions = {
	restore: async ({ locals, request, cookies }) => {
		const id = textOf(await request.formData(), 'id');
		const restored = await restoreQuiz(locals.app, signedIn(locals).workspace, id);
		if (restored.ok) {
			setFlash(cookies, {
				text: locals.i18n.t('quiz.restored', { title: restored.value.title })
			});
		}
		redirect(303, restored.ok ? `/quizzes/${id}` : '/quizzes');
	}
};
