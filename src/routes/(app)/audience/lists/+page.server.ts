import {
	createList,
	deleteList,
	getList,
	listsWithCounts,
	updateList
} from '$lib/server/services/audience/lists.ts';
import { surveysOfLists } from '$lib/server/services/campaigns/surveys-of-lists.ts';
import { fail } from '@sveltejs/kit';
import { setFlash } from '../../../flash.ts';
import { textOf } from '../../../form-text.ts';
import { refuse } from '../../../problem-reply.ts';
import { signedIn } from '../../../signed-in.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { workspace } = signedIn(locals);
	const lists = await listsWithCounts(locals.app, workspace);
	const surveys = await surveysOfLists(locals.app, workspace);
	return {
		lists: lists.map(({ id, name, offered, members }) => ({
			...{ id, name, offered, members },
			surveys: surveys.get(id) ?? []
		}))
	};
};

export const actions: Actions = {
	create: async ({ locals, request }) => {
		const form = await request.formData();
		const { workspace, id: by } = signedIn(locals);
		const isOffered = form.has('offered');
		const created = await createList(locals.app, workspace, textOf(form, 'name'), isOffered, by);
		return created.ok ? { done: true } : refuse(created.problem, locals.i18n.locale);
	},
	save: async ({ locals, request, cookies }) => {
		const { app, i18n } = locals;
		const form = await request.formData();
		const id = textOf(form, 'id');
		const change = { name: textOf(form, 'name'), offered: form.has('offered') };
		const { workspace, id: by } = signedIn(locals);
		const saved = await updateList(app, workspace, id, change, by);
		if (!saved.ok) return fail(422, { ...refuse(saved.problem, i18n.locale).data, of: id });
		setFlash(cookies, { text: i18n.t('audience.lists.saved') });
		return { done: true };
	},
	delete: async ({ locals, request, cookies }) => {
		const { app, i18n } = locals;
		const { workspace, id: by } = signedIn(locals);
		const id = textOf(await request.formData(), 'id');
		const list = await getList(app, workspace, id);
		const deleted = await deleteList(app, workspace, id, by);
		if (!deleted.ok) return refuse(deleted.problem, i18n.locale);
		const name = list.ok ? list.value.name : '';
		setFlash(cookies, { text: i18n.t('audience.lists.deleted', { name }) });
		return { done: true };
	}
};
