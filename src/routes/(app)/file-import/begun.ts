import { allLists } from '$lib/server/services/audience/lists.ts';
import { faultWords } from '$lib/server/services/imports/fault-words.ts';
import { faultCounts, firstFaults, type Import } from '$lib/server/services/imports/imports.ts';
import { signedIn } from '../../signed-in.ts';
import { faultGroups } from './fault-groups.ts';

/** How far an import is, what became of its rows, and how they are read. */
export async function begunImport(locals: App.Locals, one: Import) {
	const { app, i18n } = locals;
	const { workspace } = signedIn(locals);
	// While it runs they are not shown, and it is looked at again and again.
	const isOver = one.state !== 'running';
	const first = isOver ? await firstFaults(app, workspace, one.id) : [];
	const counts = isOver ? await faultCounts(app, workspace, one.id) : [];
	const say = (code: string) => faultWords(one.kind, code, i18n.locale);
	return {
		...{ id: one.id, kind: one.kind, state: one.state },
		...{ rows: one.rows, added: one.added, updated: one.updated, kept: one.kept },
		...{ repeated: one.repeated, broken: one.broken, error: one.error },
		createdAt: one.createdAt,
		share: one.bytes === 0 ? 1 : one.bytesRead / one.bytes,
		groups: faultGroups(one.kind, first, i18n.locale, counts),
		faults: first.map(({ line, code, value }) => ({ line, why: say(code), value })),
		asLeads: one.kind === 'leads' ? asLeads(one) : null,
		audience: await audienceOf(locals, one)
	};
}

export type BegunImport = Awaited<ReturnType<typeof begunImport>>;

function asLeads({ mode, format }: Import) {
	return { mode, source: format.source ?? null, tag: format.tag ?? null };
}

/** By what right they are written to, and the list they are put on; null where they are in no audience. */
async function audienceOf(locals: App.Locals, { basis, basisAt, basisNote, listId }: Import) {
	// Stated with every basis; without one they are leads alone.
	if (basisNote === '') return null;
	const lists = await allLists(locals.app, signedIn(locals).workspace);
	const list = lists.find(({ id }) => id === listId);
	return { basis, basisAt, basisNote, list: list ? { id: list.id, name: list.name } : null };
}
