import { and, asc, desc, eq, gt, inArray, lt, ne, sql } from 'drizzle-orm';
import type { AuditRow, ImportFaultRow, ImportRow, ImportState, Store } from '../store.ts';
import { auditLines } from './audit.ts';

export async function insertImport(store: Store, row: ImportRow): Promise<void> {
	await store.db.insert(store.tables.imports).values(row);
}

export async function importById(
	{ db, tables: { imports } }: Store,
	workspace: string,
	id: string
): Promise<ImportRow | undefined> {
	const [row] = await db
		.select()
		.from(imports)
		.where(and(eq(imports.workspaceId, workspace), eq(imports.id, id)))
		.limit(1);
	return row;
}

/** Newest first, one more than asked for where there are more; those that nobody has begun are left out. */
export async function importsPage(
	{ db, tables: { imports } }: Store,
	workspace: string,
	kind: ImportRow['kind'],
	{ before, limit }: { before?: string | undefined; limit: number }
): Promise<ImportRow[]> {
	return db
		.select()
		.from(imports)
		.where(
			and(
				eq(imports.workspaceId, workspace),
				eq(imports.kind, kind),
				ne(imports.state, 'waiting'),
				before === undefined ? undefined : lt(imports.id, before)
			)
		)
		.orderBy(desc(imports.id))
		.limit(limit + 1);
}

export async function namesOfImports(
	{ db, tables: { imports } }: Store,
	workspace: string,
	ids: readonly string[]
): Promise<Pick<ImportRow, 'id' | 'fileName'>[]> {
	if (ids.length === 0) return [];
	return db
		.select({ id: imports.id, fileName: imports.fileName })
		.from(imports)
		.where(and(eq(imports.workspaceId, workspace), inArray(imports.id, [...ids])));
}

type Change = Partial<Omit<ImportRow, 'id' | 'workspaceId' | 'createdAt' | 'createdBy'>>;

/** Those whose file waits to be read, or to be read again. */
export async function importsWithFiles(
	{ db, tables: { imports } }: Store,
	workspace: string
): Promise<ImportRow[]> {
	return db
		.select()
		.from(imports)
		.where(and(eq(imports.workspaceId, workspace), inArray(imports.state, ['waiting', 'failed'])));
}

/** Changes it while it is in one of these states, of this beginning. Whether it was. */
export async function changeImport(
	{ db, tables: { imports } }: Store,
	{ workspaceId, id, runs }: Pick<ImportRow, 'workspaceId' | 'id' | 'runs'>,
	states: readonly ImportState[],
	change: Change
): Promise<boolean> {
	const changed = await db
		.update(imports)
		.set(change)
		.where(
			and(
				eq(imports.workspaceId, workspaceId),
				eq(imports.id, id),
				eq(imports.runs, runs),
				inArray(imports.state, [...states])
			)
		)
		.returning({ id: imports.id });
	return changed.length > 0;
}

/** Begins it, once more where it has been begun before: nothing of what an earlier beginning counted is left. */
export async function beginImport(
	store: Store,
	{ workspaceId, id, runs }: Pick<ImportRow, 'workspaceId' | 'id' | 'runs'>,
	change: Change,
	lines: readonly AuditRow[]
): Promise<void> {
	const { imports, importFaults } = store.tables;
	await store.atomically(
		(db) => [
			db
				.update(imports)
				.set({
					...change,
					state: 'running',
					runs: runs + 1,
					...{ rows: 0, added: 0, updated: 0, repeated: 0, broken: 0, bytesRead: 0 },
					kept: 0,
					...{ error: null, finishedAt: null }
				})
				.where(
					and(eq(imports.workspaceId, workspaceId), eq(imports.id, id), eq(imports.runs, runs))
				),
			db
				.delete(importFaults)
				.where(and(eq(importFaults.workspaceId, workspaceId), eq(importFaults.importId, id))),
			...auditLines(store, db, lines)
		],
		([begun]) => begun === 1
	);
}

export async function deleteImportRow(
	{ db, tables: { imports } }: Store,
	workspace: string,
	id: string
): Promise<void> {
	await db
		.delete(imports)
		.where(
			and(eq(imports.workspaceId, workspace), eq(imports.id, id), eq(imports.state, 'waiting'))
		);
}

/** In the order of the file. */
export async function importFaultsAfter(
	{ db, tables: { importFaults } }: Store,
	workspace: string,
	id: string,
	{ after, limit }: { after: number; limit: number }
): Promise<ImportFaultRow[]> {
	return db
		.select()
		.from(importFaults)
		.where(
			and(
				eq(importFaults.workspaceId, workspace),
				eq(importFaults.importId, id),
				gt(importFaults.line, after)
			)
		)
		.orderBy(asc(importFaults.line))
		.limit(limit);
}

/** How many lines were refused for what. */
export async function countFaults(
	{ db, tables: { importFaults } }: Store,
	workspace: string,
	id: string
): Promise<{ code: string; count: number }[]> {
	return db
		.select({ code: importFaults.code, count: sql<number>`cast(count(*) as integer)` })
		.from(importFaults)
		.where(and(eq(importFaults.workspaceId, workspace), eq(importFaults.importId, id)))
		.groupBy(importFaults.code)
		.orderBy(asc(importFaults.code));
}

/** Of any workspace: those that nobody began, and those whose file has been kept long enough for another try. */
export async function staleImports(
	{ db, tables: { imports } }: Store,
	before: { waiting: number; failed: number }
): Promise<ImportRow[]> {
	const rows = await db
		.select()
		.from(imports)
		.where(and(ne(imports.state, 'done'), lt(imports.beatAt, before.waiting)));
	return rows.filter(({ state, beatAt }) => state === 'waiting' || beatAt < before.failed);
}
