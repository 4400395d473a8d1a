import { allLists } from '$lib/server/services/audience/lists.ts';
import { importNames } from '$lib/server/services/imports/imports.ts';
import { allTags, listRecipients } from '$lib/server/services/audience/recipients.ts';
import { signedIn } from '../../signed-in.ts';
import { listOf } from '../query.ts';
import { recipientFilter } from './recipient-filter.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { app } = locals;
	const { workspace } = signedIn(locals);
	const { shown: filter, asked } = recipientFilter(url.searchParams);
	const cursor = url.searchParams.get('cursor') ?? undefined;
	const [page, lists, tags, imports] = await Promise.all([
		listRecipients(app, workspace, { ...asked, cursor }),
		allLists(app, workspace),
		allTags(app, workspace),
		importNames(app, workspace, filter.import ? [filter.import] : [])
	]);
	const nameOf = new Map(lists.map(({ id, name }) => [id, name]));
	return {
		filter,
		list: listOf(filter, page),
		importName: imports.get(filter.import) ?? null,
		lists: lists.map(({ id, name }) => ({ value: id, label: name })),
		tags: tags.map((tag) => ({ value: tag, label: tag })),
		people: page.items.map((one) => ({
			id: one.id,
			email: one.email,
			name: one.name,
			company: one.fields['company'] ?? null,
			state: one.suppression?.reason ?? ('open' as const),
			lists: one.lists.map((id) => nameOf.get(id) ?? '').filter(Boolean),
			tags: one.tags,
			createdAt: one.createdAt
		}))
	};
};
