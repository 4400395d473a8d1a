import { getDestination, updateDestination } from '$lib/server/services/destinations.ts';
import { error, redirect } from '@sveltejs/kit';
import { setFlash } from '../../../../flash.ts';
import { refuse } from '../../../../problem-reply.ts';
import { signedIn } from '../../../../signed-in.ts';
import { quizChoices } from '../../../quiz-words.ts';
import { settingsOf } from '../../destination-form.ts';
import { keptFields } from '../kept-fields.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { app, i18n } = locals;
	const { workspace } = signedIn(locals);
	const found = await getDestination(app, workspace, params.id);
	if (!found.ok) error(404, i18n.t('error.notFound'));
	return {
		name: found.value.name,
		fields: keptFields(found.value),
		quizzes: await quizChoices(app, workspace, i18n.locale),
		mailFolder: app.mailer.writesTo
	};
};

export const actions: Actions = {
	save: async ({ locals, params, request, cookies }) => {
		const { app, i18n } = locals;
		const settings = settingsOf(await request.formData());
		const { workspace, id: by } = signedIn(locals);
		const saved = await updateDestination(app, workspace, params.id, settings, by);
		if (!saved.ok) return refuse(saved.problem, i18n.locale);
		setFlash(cookies, { text: i18n.t('destination.saved') });
		redirect(303, `/destinations/${params.id}`);
	}
};
