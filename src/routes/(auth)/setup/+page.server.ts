import { createOwner, ownerExists } from '$lib/server/services/accounts.ts';
import { redirect } from '@sveltejs/kit';
import { textOf } from '../../form-text.ts';
import { refuse } from '../../problem-reply.ts';
import { setSessionCookie } from '../../session-cookie.ts';
import { isAtHome, visitorAddress } from '../../visitor.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	if (await ownerExists(event.locals.app)) redirect(303, '/sign-in');
	return { needsCode: !isAtHome(event) };
};

export const actions: Actions = {
	default: async (event) => {
		const { app, i18n } = event.locals;
		const form = await event.request.formData();
		const created = await createOwner(app, {
			email: textOf(form, 'email'),
			password: textOf(form, 'password'),
			code: textOf(form, 'code'),
			trustedAddress: isAtHome(event),
			address: visitorAddress(event),
			locale: i18n.locale
		});
		if (!created.ok) return refuse(created.problem, i18n.locale);
		setSessionCookie(event.cookies, app.config, created.value.session.token);
		redirect(303, '/quizzes');
	}
};
