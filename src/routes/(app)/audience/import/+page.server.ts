import { listImports } from '$lib/server/services/imports/imports.ts';
import { signedIn } from '../../../signed-in.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const cursor = url.searchParams.get('cursor') ?? undefined;
	const { workspace } = signedIn(locals);
	const { items, next } = await listImports(locals.app, workspace, 'recipients', { cursor });
	return {
		imports: items.map((one) => ({
			...{ id: one.id, fileName: one.fileName, state: one.state, createdAt: one.createdAt },
			...{ basis: one.basis, basisAt: one.basisAt, basisNote: one.basisNote },
			...{ added: one.added, updated: one.updated, broken: one.broken }
		})),
		next
	};
};
