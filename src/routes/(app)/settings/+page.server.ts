import { changePassword, signOutEverywhere } from '$lib/server/services/accounts.ts';
import { rename } from '$lib/server/services/team/members.ts';
import { redirect } from '@sveltejs/kit';
import { setFlash } from '../../flash.ts';
import { textOf } from '../../form-text.ts';
import { refuse } from '../../problem-reply.ts';
import { dropSessionCookie, setSessionCookie } from '../../session-cookie.ts';
import { signedIn } from '../../signed-in.ts';
import type { Actions } from './$types';

export const actions: Actions = {
	name: async ({ locals, request, cookies }) => {
		const { app, i18n } = locals;
		const { id, workspace } = signedIn(locals);
		const renamed = await rename(app, workspace, id, textOf(await request.formData(), 'name'));
		if (!renamed.ok) return refuse(renamed.problem, i18n.locale);
		setFlash(cookies, { text: i18n.t('settings.who.done') });
		return { done: true };
	},
	password: async ({ locals, request, cookies }) => {
		const { app, i18n } = locals;
		const form = await request.formData();
		const changed = await changePassword(app, signedIn(locals).id, {
			current: textOf(form, 'current'),
			next: textOf(form, 'password')
		});
		if (!changed.ok) return refuse(changed.problem, i18n.locale);
		setSessionCookie(cookies, app.config, changed.value.token);
		setFlash(cookies, { text: i18n.t('settings.password.done') });
		return { done: true };
	},
	everywhere: async ({ locals, cookies }) => {
		await signOutEverywhere(locals.app, signedIn(locals));
		dropSessionCookie(cookies, locals.app.config);
		redirect(303, '/sign-in');
	}
};
