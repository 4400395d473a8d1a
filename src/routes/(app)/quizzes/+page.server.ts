import { NOTHING_COUNTED, quizCounts } from '$lib/server/services/counts.ts';
import { storedQuiz } from '$lib/server/services/definition.ts';
import { getQuiz, listQuizzes, restoreQuiz } from '$lib/server/services/quizzes.ts';
import { listTemplates } from '$lib/server/services/templates.ts';
import { onTrial } from '$lib/server/services/trials/trial-view.ts';
import { inLocale } from '$lib/quiz/text.ts';
import { redirect } from '@sveltejs/kit';
import { setFlash } from '../../flash.ts';
import { textOf } from '../../form-text.ts';
import { signedIn } from '../../signed-in.ts';
import { quizTitle } from '../quiz-words.ts';
import { segmentCounts } from './segment-counts.ts';
import type { Actions, PageServerLoad } from './$types';

const ON_A_PAGE = 25;

export const load: PageServerLoad = async ({ locals, url }) => {
	const { app, i18n } = locals;
	const { workspace } = signedIn(locals);
	const cursor = url.searchParams.get('cursor') ?? undefined;
	const { items, next } = await listQuizzes(app, workspace, { cursor, limit: ON_A_PAGE });
	const ids = items.map(({ id }) => id);
	const [counts, trying] = await Promise.all([
		quizCounts(app, workspace, ids),
		onTrial(app, workspace, ids)
	]);
	const quizzes = await Promise.all(
		items.map(async ({ id, title, titles, slug, liveVersion }) => {
			const counted = counts[id] ?? NOTHING_COUNTED;
			const found = counted.completions > 0 ? await getQuiz(app, workspace, id) : null;
			const segments = found?.ok
				? segmentCounts(storedQuiz(found.value.definition), counted.segments, i18n.locale)
				: [];
			return {
				id,
				title: quizTitle({ title, titles }, i18n.locale),
				slug,
				liveVersion,
				onTrial: trying.has(id),
				counts: counted,
				segments: segments.filter(({ count }) => count > 0)
			};
		})
	);
	return { quizzes, next, templates: items.length === 0 ? await templateNames(locals) : [] };
};

/** For whoever has no quiz yet. */
async function templateNames({ app, i18n }: App.Locals) {
	const templates = await listTemplates(app);
	return templates.map(({ id, title, locales }) => ({
		id,
		title: inLocale(title, i18n.locale, locales)
	}));
}

export const actions: Actions = {
	restore: async ({ locals, request, cookies }) => {
		const { app, i18n } = locals;
		const id = textOf(await request.formData(), 'id');
		const { workspace, id: by } = signedIn(locals);
		const restored = await restoreQuiz(app, workspace, id, by);
		if (restored.ok) {
			setFlash(cookies, {
				text: i18n.t('quiz.restored', { title: quizTitle(restored.value, i18n.locale) })
			});
		}
		redirect(303, restored.ok ? `/quizzes/${id}` : '/quizzes');
	}
};
