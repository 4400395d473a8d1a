import { requestReset } from '$lib/server/services/password-reset.ts';
import { textOf } from '../../form-text.ts';
import { refuse } from '../../problem-reply.ts';
import { visitorAddress } from '../../visitor.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => ({
	mails: locals.app.config.smtpUrl !== undefined
});

export const actions: Actions = {
	default: async (event) => {
		const { app, i18n } = event.locals;
		const form = await event.request.formData();
		const requested = await requestReset(app, {
			email: textOf(form, 'email'),
			address: visitorAddress(event)
		});
		return requested.ok ? { sent: true } : refuse(requested.problem, i18n.locale);
	}
};
