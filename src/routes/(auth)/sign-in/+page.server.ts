import { ownerExists, signIn } from '$lib/server/services/accounts.ts';
import { redirect } from '@sveltejs/kit';
import { textOf } from '../../form-text.ts';
import { ownPath } from '../../own-path.ts';
import { refuse } from '../../problem-reply.ts';
import { setSessionCookie } from '../../session-cookie.ts';
import { visitorAddress } from '../../visitor.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const next = ownPath(url.searchParams.get('next'));
	if (locals.user) redirect(303, next);
	if (!(await ownerExists(locals.app))) redirect(303, '/setup');
	return { next };
};

export const actions: Actions = {
	default: async (event) => {
		const { app, i18n } = event.locals;
		const form = await event.request.formData();
		const signedIn = await signIn(app, {
			email: textOf(form, 'email'),
			password: textOf(form, 'password'),
			address: visitorAddress(event)
		});
		if (!signedIn.ok) return refuse(signedIn.problem, i18n.locale);
		setSessionCookie(event.cookies, app.config, signedIn.value.session.token);
		redirect(303, ownPath(textOf(form, 'next')));
	}
};
