import { getDestination, updateDestination } from '$lib/server/services/destinations.ts';
import { sampleEvent } from '$lib/server/services/pushes/sample-event.ts';
import { error, redirect } from '@sveltejs/kit';
import { setFlash } from '../../../../flash.ts';
import { refuse } from '../../../../problem-reply.ts';
import { signedIn } from '../../../../signed-in.ts';
import { keptSettings } from '../kept-fields.ts';
import { chosenFields } from './chosen-fields.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { app, i18n } = locals;
	const { workspace } = signedIn(locals);
	const found = await getDestination(app, workspace, params.id);
	if (!found.ok || found.value.kind === 'email') error(404, i18n.t('error.notFound'));
	const sample = await sampleEvent(app, workspace, params.id, i18n.locale);
	return {
		name: found.value.name,
		fields: found.value.fields,
		sample: sample.ok ? sample.value : null
	};
};

export const actions: Actions = {
	save: async ({ locals, params, request, cookies }) => {
		const { app, i18n } = locals;
		const { workspace, id: by } = signedIn(locals);
		const found = await getDestination(app, workspace, params.id);
		if (!found.ok) return refuse(found.problem, i18n.locale);
		const fields = chosenFields(await request.formData());
		const settings = { ...keptSettings(found.value), fields };
		const saved = await updateDestination(app, workspace, params.id, settings, by);
		if (!saved.ok) return refuse(saved.problem, i18n.locale);
		setFlash(cookies, { text: i18n.t('pushes.fields.saved') });
		redirect(303, `/destinations/${params.id}`);
	}
};
