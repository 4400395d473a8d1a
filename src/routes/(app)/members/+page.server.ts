import { isRole, ROLES } from '$lib/server/services/roles.ts';
import { invite, listInvites, revokeInvite } from '$lib/server/services/team/invites.ts';
import { listMembers } from '$lib/server/services/team/members.ts';
import { fail } from '@sveltejs/kit';
import { setFlash } from '../../flash.ts';
import { textOf } from '../../form-text.ts';
import { refuse } from '../../problem-reply.ts';
import { signedIn } from '../../signed-in.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { id, workspace } = signedIn(locals);
	const [members, invites] = await Promise.all([
		listMembers(locals.app, workspace),
		listInvites(locals.app, workspace)
	]);
	// Without a mail server nobody gets one: the link is handed over.
	const mails = locals.app.mailer.writesTo === undefined;
	return { me: id, roles: ROLES, members, invites, mails };
};

export const actions: Actions = {
	invite: async ({ locals, request }) => {
		const { app, i18n } = locals;
		const { id, workspace } = signedIn(locals);
		const form = await request.formData();
		const email = textOf(form, 'email').trim();
		const asked = textOf(form, 'role');
		const role = isRole(asked) ? asked : 'viewer';
		const given = { by: id, email: email || null, role, locale: i18n.locale };
		const made = await invite(app, workspace, given);
		if (!made.ok) {
			const { status, data } = refuse(made.problem, i18n.locale);
			return fail(status, { ...data, email, role });
		}
		const { link, mailed } = made.value;
		return { made: { link, email, mailed, folder: app.mailer.writesTo ?? null } };
	},
	revoke: async ({ locals, request, cookies }) => {
		const { id: by, workspace } = signedIn(locals);
		const id = textOf(await request.formData(), 'id');
		const revoked = await revokeInvite(locals.app, workspace, { by, id });
		if (!revoked.ok) return refuse(revoked.problem, locals.i18n.locale);
		setFlash(cookies, { text: locals.i18n.t('invite.revoked') });
		return { done: true };
	}
};
