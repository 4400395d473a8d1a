import { listImports, type Import } from '$lib/server/services/imports/imports.ts';
import { signedIn } from '../../signed-in.ts';
import type { ImportKind } from './kinds.ts';

/** Newest first. */
export async function pastImports(locals: App.Locals, url: URL, kind: ImportKind) {
	const cursor = url.searchParams.get('cursor') ?? undefined;
	const { workspace } = signedIn(locals);
	const { items, next } = await listImports(locals.app, workspace, kind, { cursor });
	return { imports: items.map(pastImport), next };
}

function pastImport(one: Import) {
	return {
		...{ id: one.id, fileName: one.fileName, state: one.state, createdAt: one.createdAt },
		...{ basis: one.basis, basisAt: one.basisAt, basisNote: one.basisNote },
		...{ added: one.added, updated: one.updated, broken: one.broken }
	};
}

export type PastImport = ReturnType<typeof pastImport>;
