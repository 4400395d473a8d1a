import { allLists } from '$lib/server/services/audience/lists.ts';
import { addRecipients, getRecipient } from '$lib/server/services/audience/recipients.ts';
import { fail, redirect } from '@sveltejs/kit';
import { setFlash } from '../../../flash.ts';
import { textOf, textsOf } from '../../../form-text.ts';
import { refuse } from '../../../problem-reply.ts';
import { signedIn } from '../../../signed-in.ts';
import { givenBasis, todayIn } from '../basis-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { app, timeZone } = locals;
	const lists = await allLists(app, signedIn(locals).workspace);
	return {
		lists: lists.map(({ id, name }) => ({ id, name })),
		today: todayIn(app.clock.now(), timeZone)
	};
};

export const actions: Actions = {
	add: async ({ locals, request, cookies }) => {
		const { app, i18n } = locals;
		const form = await request.formData();
		const { workspace, id: by } = signedIn(locals);
		const email = textOf(form, 'email');
		const known = email.includes('@') ? await getRecipient(app, workspace, email) : null;
		if (known?.ok) {
			const problem = i18n.t('audience.new.known');
			return fail(409, { problem, errors: {}, known: known.value.id });
		}
		const company = textOf(form, 'company');
		const person = {
			email,
			name: textOf(form, 'name'),
			locale: textOf(form, 'locale'),
			fields: company.trim() === '' ? {} : { company },
			tags: textOf(form, 'tags').split(',')
		};
		const added = await addRecipients(
			app,
			workspace,
			{
				...givenBasis(form, locals.timeZone),
				people: [person],
				lists: textsOf(form, 'lists'),
				by
			},
			() => 'person'
		);
		if (!added.ok) return refuse(added.problem, i18n.locale);
		setFlash(cookies, { text: i18n.t('audience.new.done', { name: email.trim() }) });
		redirect(303, `/audience/${added.value.ids[0] ?? ''}`);
	}
};
