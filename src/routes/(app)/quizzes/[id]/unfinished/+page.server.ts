import { quizCounts } from '$lib/server/services/counts.ts';
import { versionContent } from '$lib/server/services/live-cache.ts';
import { deletePartial, dropOff, listPartials } from '$lib/server/services/partials.ts';
import { getQuiz } from '$lib/server/services/quizzes.ts';
import { error } from '@sveltejs/kit';
import { setFlash } from '../../../../flash.ts';
import { textOf } from '../../../../form-text.ts';
import { refuse } from '../../../../problem-reply.ts';
import { signedIn } from '../../../../signed-in.ts';
import { quizTitle } from '../../../quiz-words.ts';
import { whoAnswered } from '../../../response-row.ts';
import { currentQuiz } from '../../../current-quiz.ts';
import { lacksConsent } from '../../../lacks-consent.ts';
import { dropOffRows } from './drop-off-rows.ts';
import { whereStopped } from './where-stopped.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { app, i18n } = locals;
	const { workspace } = signedIn(locals);
	const found = await getQuiz(app, workspace, params.id);
	if (!found.ok) error(404, i18n.t('error.notFound'));
	const view = found.value;
	const cursor = url.searchParams.get('cursor') ?? undefined;
	const [page, stops, counts] = await Promise.all([
		listPartials(app, workspace, view.id, { cursor }),
		dropOff(app, workspace, view.id),
		quizCounts(app, workspace, [view.id])
	]);
	const quiz = await currentQuiz(app, view);
	const writes = quiz.letters?.unfinished !== undefined;
	const rows = await Promise.all(
		page.items.map(async (partial) => {
			const taken = (await versionContent(app, view.id, partial.version)).quiz;
			return {
				attempt: partial.attemptId,
				who: whoAnswered(taken, partial),
				unasked: writes && lacksConsent(taken, partial),
				...whereStopped(i18n, taken, partial),
				source: partial.source,
				updatedAt: partial.updatedAt
			};
		})
	);
	return {
		quiz: { id: view.id, title: quizTitle(view, i18n.locale) },
		rows,
		next: page.next,
		first: cursor === undefined,
		unfinished: stops.unfinished,
		starts: counts[view.id]?.starts ?? 0,
		completions: counts[view.id]?.completions ?? 0,
		steps: dropOffRows(quiz, stops, i18n.locale)
	};
};

export const actions: Actions = {
	delete: async ({ locals, params, request, cookies }) => {
		const { app, i18n } = locals;
		const attempt = textOf(await request.formData(), 'attempt');
		const { workspace, id: by } = signedIn(locals);
		const found = await getQuiz(app, workspace, params.id);
		const deleted = found.ok
			? await deletePartial(app, workspace, found.value.id, attempt, by)
			: found;
		if (!deleted.ok) return refuse(deleted.problem, i18n.locale);
		setFlash(cookies, { text: i18n.t('unfinished.deleted') });
		return { done: true };
	}
};
