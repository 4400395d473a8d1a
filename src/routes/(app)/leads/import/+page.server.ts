import { listImports } from '$lib/server/services/imports/imports.ts';
import { signedIn } from '../../../signed-in.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const cursor = url.searchParams.get('cursor') ?? undefined;
	const { workspace } = signedIn(locals);
	const { items, next } = await listImports(locals.app, workspace, 'leads', { cursor });
	return {
		imports: items.map(({ id, fileName, state, createdAt, added, updated, broken }) => ({
			...{ id, fileName, state, createdAt, added, updated, broken }
		})),
		next
	};
};
