import { and, eq, sql } from 'drizzle-orm';
import type { Db, ImportFaultRow, ImportRow, Statement, Store } from '../store.ts';

/** Rows of an import on their way: written with its progress, by nobody but its latest beginning. */
export interface Progress {
	of: Pick<ImportRow, 'id' | 'workspaceId' | 'runs' | 'createdAt'>;
	rows: number;
	repeated: number;
	broken: number;
	bytesRead: number;
	faults: readonly Pick<ImportFaultRow, 'line' | 'code' | 'value'>[];
}

/** Faults in one statement. */
const AT_ONCE = 2000;

/** Hits one row; none where the import was begun anew meanwhile. */
export function progressed(
	{ tables: { imports } }: Store,
	db: Db,
	{ of, bytesRead, ...read }: Progress,
	written: { added: number; updated: number; kept: number },
	now: number
): Statement {
	const counts = { ...read, ...written };
	const more = (column: Exclude<keyof typeof counts, 'faults'>) =>
		sql`${imports[column]} + ${counts[column]}`;
	return db
		.update(imports)
		.set({
			...{ rows: more('rows'), repeated: more('repeated'), broken: more('broken') },
			...{ added: more('added'), updated: more('updated'), kept: more('kept') },
			...{ bytesRead, beatAt: now }
		})
		.where(
			and(
				eq(imports.workspaceId, of.workspaceId),
				eq(imports.id, of.id),
				eq(imports.state, 'running'),
				eq(imports.runs, of.runs)
			)
		);
}

export function faultRows(
	{ tables: { importFaults } }: Store,
	db: Db,
	{ of, faults }: Pick<Progress, 'of' | 'faults'>
): Statement[] {
	return inParts(faults).map((part) =>
		db
			.insert(importFaults)
			.values(part.map((fault) => ({ ...fault, importId: of.id, workspaceId: of.workspaceId })))
	);
}

function inParts<T>(rows: readonly T[]): T[][] {
	const count = Math.ceil(rows.length / AT_ONCE);
	return Array.from({ length: count }, (_, part) =>
		rows.slice(part * AT_ONCE, (part + 1) * AT_ONCE)
	);
}
