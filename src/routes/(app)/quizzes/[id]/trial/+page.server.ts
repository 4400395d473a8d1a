import { listTrials } from '$lib/server/services/trials/trial-view.ts';
import { endTrial } from '$lib/server/services/trials/trials.ts';
import { getQuiz } from '$lib/server/services/quizzes.ts';
import { error } from '@sveltejs/kit';
import { setFlash } from '../../../../flash.ts';
import { textOf } from '../../../../form-text.ts';
import { refuse } from '../../../../problem-reply.ts';
import { signedIn } from '../../../../signed-in.ts';
import { quizTitle } from '../../../quiz-words.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { app, i18n } = locals;
	const { workspace } = signedIn(locals);
	const found = await getQuiz(app, workspace, params.id);
	if (!found.ok) error(404, i18n.t('error.notFound'));
	const { id } = found.value;
	const trials = await listTrials(app, workspace, id);
	return {
		quiz: { id, title: quizTitle(found.value, i18n.locale) },
		trials: trials.ok ? trials.value : []
	};
};

export const actions: Actions = {
	end: async ({ locals, params, request, cookies }) => {
		const { app, i18n } = locals;
		const { workspace, id: by } = signedIn(locals);
		const keep = textOf(await request.formData(), 'keep') === 'variant' ? 'variant' : 'control';
		const ended = await endTrial(app, workspace, params.id, keep, by);
		if (!ended.ok) return refuse(ended.problem, i18n.locale);
		const { controlVersion, variantVersion } = ended.value;
		const version = keep === 'variant' ? variantVersion : controlVersion;
		setFlash(cookies, { text: i18n.t('trial.ended', { version }) });
		return { done: true };
	}
};
