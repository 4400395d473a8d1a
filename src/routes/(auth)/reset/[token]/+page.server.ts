import { isResetToken, resetPassword } from '$lib/server/services/password-reset.ts';
import { redirect } from '@sveltejs/kit';
import { setFlash } from '../../../flash.ts';
import { textOf } from '../../../form-text.ts';
import { refuse } from '../../../problem-reply.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => ({
	works: await isResetToken(locals.app, params.token)
});

export const actions: Actions = {
	default: async ({ locals, params, request, cookies }) => {
		const { app, i18n } = locals;
		const form = await request.formData();
		const reset = await resetPassword(app, {
			token: params.token,
			password: textOf(form, 'password')
		});
		if (!reset.ok) return refuse(reset.problem, i18n.locale);
		setFlash(cookies, { text: i18n.t('reset.done') });
		redirect(303, '/sign-in');
	}
};
