import { getLead, leadName } from '$lib/server/services/leads.ts';
import { erasePerson, whatGoes } from '$lib/server/services/privacy/erase-person.ts';
import { error, redirect } from '@sveltejs/kit';
import { setFlash } from '../../../../flash.ts';
import { refuse } from '../../../../problem-reply.ts';
import { signedIn } from '../../../../signed-in.ts';
import { whatGoesInWords } from '../../../privacy/what-goes.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { app, i18n } = locals;
	const { workspace } = signedIn(locals);
	const [found, toll] = await Promise.all([
		getLead(app, workspace, params.id),
		whatGoes(app, workspace, params.id)
	]);
	if (!found.ok || !toll.ok) error(404, i18n.t('error.notFound'));
	return {
		id: params.id,
		name: leadName(found.value.lead),
		goes: whatGoesInWords(i18n.t, toll.value.counts),
		told: toll.value.told
	};
};

export const actions: Actions = {
	erase: async ({ locals, params, cookies }) => {
		const { app, i18n } = locals;
		const { workspace, id: by } = signedIn(locals);
		const toll = await whatGoes(app, workspace, params.id);
		const erased = await erasePerson(app, workspace, params.id, { by, reason: 'asked' });
		if (!erased.ok) return refuse(erased.problem, i18n.locale);
		const count = toll.ok ? toll.value.told.length : 0;
		setFlash(cookies, { text: i18n.t('privacy.erase.done', { count }) });
		redirect(303, '/leads');
	}
};
