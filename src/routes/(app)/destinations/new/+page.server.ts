import { createDestination } from '$lib/server/services/destinations.ts';
import { redirect } from '@sveltejs/kit';
import { setFlash } from '../../../flash.ts';
import { textOf } from '../../../form-text.ts';
import { refuse } from '../../../problem-reply.ts';
import { signedIn } from '../../../signed-in.ts';
import { quizChoices } from '../../quiz-words.ts';
import { newFields, settingsOf } from '../destination-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { app, i18n } = locals;
	return {
		fields: newFields(url.searchParams.get('kind') === 'email' ? 'email' : 'webhook', i18n.locale),
		quizzes: await quizChoices(app, signedIn(locals).workspace, i18n.locale),
		mailFolder: app.mailer.writesTo
	};
};

export const actions: Actions = {
	save: async ({ locals, request, cookies }) => {
		const { app, i18n } = locals;
		const form = await request.formData();
		const settings = settingsOf(form);
		const { workspace, id: by } = signedIn(locals);
		const created = await createDestination(app, workspace, settings, by);
		if (!created.ok) return refuse(created.problem, i18n.locale);
		const { id, name, secret } = created.value;
		// Only a webhook has something to show that is shown once.
		if (textOf(form, 'kind') !== 'email') return { created: { id, name, secret } };
		setFlash(cookies, { text: i18n.t('destination.created', { name }) });
		redirect(303, `/destinations/${id}`);
	}
};
