import { faultCounts, firstFaults, type Import } from '$lib/server/services/imports/imports.ts';
import { signedIn } from '../../signed-in.ts';

/** How far an import is, and what became of its rows. */
export async function begunImport(locals: App.Locals, one: Import, say: (code: string) => string) {
	const { workspace } = signedIn(locals);
	// While it runs they are not shown, and it is looked at again and again.
	const isOver = one.state !== 'running';
	const first = isOver ? await firstFaults(locals.app, workspace, one.id) : [];
	const counts = isOver ? await faultCounts(locals.app, workspace, one.id) : [];
	return {
		...{ rows: one.rows, added: one.added, updated: one.updated, kept: one.kept },
		...{ repeated: one.repeated, broken: one.broken, error: one.error },
		createdAt: one.createdAt,
		share: one.bytes === 0 ? 1 : one.bytesRead / one.bytes,
		counts: counts.map(({ code, count }) => ({ why: say(code), count })),
		faults: first.map(({ line, code, value }) => ({ line, why: say(code), value }))
	};
}

export type BegunImport = Awaited<ReturnType<typeof begunImport>>;
