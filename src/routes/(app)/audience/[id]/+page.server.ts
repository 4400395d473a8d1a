import { importNames } from '$lib/server/services/imports/imports.ts';
import { allLists } from '$lib/server/services/audience/lists.ts';
import {
	putOnList,
	stopWriting,
	tagRecipient,
	takeOffList,
	untagRecipient
} from '$lib/server/services/audience/recipient-by-hand.ts';
import { eraseRecipient, getRecipient } from '$lib/server/services/audience/recipients.ts';
import { leadNames } from '$lib/server/services/leads.ts';
import { error, redirect } from '@sveltejs/kit';
import { setFlash } from '../../../flash.ts';
import { textOf } from '../../../form-text.ts';
import { refuse } from '../../../problem-reply.ts';
import { signedIn } from '../../../signed-in.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { app, i18n } = locals;
	const { workspace } = signedIn(locals);
	const found = await getRecipient(app, workspace, params.id);
	if (!found.ok) error(404, i18n.t('error.notFound'));
	const { id, email, name, locale, fields, leadId, importId, ...person } = found.value;
	const [lists, imports, leads] = await Promise.all([
		allLists(app, workspace),
		importNames(app, workspace, importId === null ? [] : [importId]),
		leadNames(app, workspace, [leadId])
	]);
	const isOn = new Set(person.lists.map((list) => list.id));
	return {
		person: {
			...{ id, email, name, locale },
			...{ basis: person.basis, basisAt: person.basisAt, basisNote: person.basisNote },
			createdAt: person.createdAt
		},
		fields: Object.entries(fields),
		tags: person.tags,
		lists: person.lists,
		otherLists: lists
			.filter((list) => !isOn.has(list.id))
			.map((list) => ({ value: list.id, label: list.name })),
		suppression: person.suppression && {
			reason: person.suppression.reason,
			detail: person.suppression.detail,
			at: person.suppression.at
		},
		source: importId === null ? null : { id: importId, name: imports.get(importId) ?? importId },
		lead: leadId === null ? null : { id: leadId, name: leads.get(leadId) ?? null }
	};
};

export const actions: Actions = {
	put: async ({ locals, params, request }) => {
		const list = textOf(await request.formData(), 'list');
		const { workspace, id: by } = signedIn(locals);
		const put = await putOnList(locals.app, workspace, params.id, list, by);
		return put.ok ? { done: true } : refuse(put.problem, locals.i18n.locale);
	},
	take: async ({ locals, params, request }) => {
		const list = textOf(await request.formData(), 'list');
		const { workspace, id: by } = signedIn(locals);
		await takeOffList(locals.app, workspace, params.id, list, by);
		return { done: true };
	},
	tag: async ({ locals, params, request }) => {
		const tag = textOf(await request.formData(), 'tag');
		const { workspace, id: by } = signedIn(locals);
		const tagged = await tagRecipient(locals.app, workspace, params.id, tag, by);
		return tagged.ok ? { done: true } : refuse(tagged.problem, locals.i18n.locale);
	},
	untag: async ({ locals, params, request }) => {
		const tag = textOf(await request.formData(), 'tag');
		const { workspace, id: by } = signedIn(locals);
		await untagRecipient(locals.app, workspace, params.id, tag, by);
		return { done: true };
	},
	stop: async ({ locals, params, cookies }) => {
		const { app, i18n } = locals;
		const { workspace, id: by } = signedIn(locals);
		const stopped = await stopWriting(app, workspace, params.id, '', by);
		if (!stopped.ok) return refuse(stopped.problem, i18n.locale);
		setFlash(cookies, { text: i18n.t('audience.stop.done') });
		return { done: true };
	},
	delete: async ({ locals, params, cookies }) => {
		const { app, i18n } = locals;
		const { workspace, id: by } = signedIn(locals);
		const found = await getRecipient(app, workspace, params.id);
		const erased = await eraseRecipient(app, workspace, params.id, by);
		if (!erased.ok) return refuse(erased.problem, i18n.locale);
		const name = found.ok ? (found.value.name ?? found.value.email) : '';
		setFlash(cookies, { text: i18n.t('audience.delete.done', { name }) });
		redirect(303, '/audience');
	}
};
