import { isRole, ROLES } from '$lib/server/services/roles.ts';
import { handOver, leadTakers } from '$lib/server/services/team/hand-over.ts';
import {
	changeRole,
	deactivate,
	getMember,
	reactivate
} from '$lib/server/services/team/members.ts';
import { error } from '@sveltejs/kit';
import { setFlash } from '../../../flash.ts';
import { textOf } from '../../../form-text.ts';
import { refuse } from '../../../problem-reply.ts';
import { signedIn } from '../../../signed-in.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { app, i18n } = locals;
	const { id, workspace } = signedIn(locals);
	const member = await getMember(app, workspace, params.id);
	if (!member) error(404, i18n.t('error.notFound'));
	const takers = await leadTakers(app, workspace, member.id);
	return { me: id, roles: ROLES, member, takers };
};

export const actions: Actions = {
	role: async (event) => {
		const { app, i18n } = event.locals;
		const role = textOf(await event.request.formData(), 'role');
		if (!isRole(role)) return refuse({ code: 'invalid' }, i18n.locale);
		const changed = await changeRole(app, changeOf(event), role);
		if (!changed.ok) return refuse(changed.problem, i18n.locale);
		const told = { name: changed.value.name, role: i18n.t(`role.${role}`) };
		setFlash(event.cookies, { text: i18n.t('member.role.done', told) });
		return { done: true };
	},
	leads: async (event) => {
		const { app, i18n } = event.locals;
		const to = textOf(await event.request.formData(), 'to') || null;
		const given = await handOver(app, changeOf(event), to);
		if (!given.ok) return refuse(given.problem, i18n.locale);
		setFlash(event.cookies, { text: i18n.t('member.leads.done', { count: given.value.changed }) });
		return { done: true };
	},
	deactivate: async (event) => {
		const { app, i18n } = event.locals;
		const form = await event.request.formData();
		const done = await deactivate(app, changeOf(event));
		if (!done.ok) return refuse(done.problem, i18n.locale);
		// Only now: hot leads go to nobody who has been deactivated, so that none come after.
		const given = await handOver(app, changeOf(event), textOf(form, 'to') || null);
		if (!given.ok) return refuse(given.problem, i18n.locale);
		setFlash(event.cookies, {
			text: `${i18n.t('member.deactivate.done', done.value)} ${i18n.t('member.leads.done', { count: given.value.changed })}`
		});
		return { done: true };
	},
	reactivate: async (event) => {
		const { app, i18n } = event.locals;
		const done = await reactivate(app, changeOf(event));
		if (!done.ok) return refuse(done.problem, i18n.locale);
		setFlash(event.cookies, { text: i18n.t('member.reactivate.done', done.value) });
		return { done: true };
	}
};

function changeOf({ locals, params }: RequestEvent) {
	const { id, workspace } = signedIn(locals);
	return { workspace, by: id, id: params.id };
}
