import { acceptInvite, lookAtInvite } from '$lib/server/services/team/invites.ts';
import { redirect } from '@sveltejs/kit';
import { textOf } from '../../../form-text.ts';
import { refuse } from '../../../problem-reply.ts';
import { problemTitle } from '$lib/server/problems.ts';
import { setSessionCookie } from '../../../session-cookie.ts';
import { visitorAddress } from '../../../visitor.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
	const { app, i18n, user } = locals;
	setHeaders({ 'referrer-policy': 'no-referrer' });
	const invite = await lookAtInvite(app, params.token);
	const gone =
		invite.state === 'open' ? null : problemTitle({ code: `invite_${invite.state}` }, i18n.locale);
	return {
		invite: invite.state === 'open' ? invite : null,
		gone,
		signedInAs: user?.email ?? null
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { app, i18n } = event.locals;
		const form = await event.request.formData();
		const accepted = await acceptInvite(app, {
			token: event.params.token,
			name: textOf(form, 'name'),
			email: textOf(form, 'email'),
			password: textOf(form, 'password'),
			locale: i18n.locale,
			address: visitorAddress(event)
		});
		if (!accepted.ok) return refuse(accepted.problem, i18n.locale);
		setSessionCookie(event.cookies, app.config, accepted.value.session.token);
		redirect(303, '/');
	}
};
