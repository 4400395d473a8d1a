import { Stale, type AuditRow, type Db, type Statement, type Store } from '../store.ts';

/** One line of what was changed; runs in the transaction of the change. */
export function auditLine({ tables: { auditLog } }: Store, db: Db, row: AuditRow): Statement {
	return db.insert(auditLog).values(row);
}

/**
 * A change and what the log says of it: both or neither, and neither where the first of its statements hits no row, which
 * therefore bears the conditions. Whether it did.
 */
export async function changeAndNote(
	store: Store,
	lines: readonly AuditRow[],
	change: (db: Db) => readonly Statement[]
): Promise<boolean> {
	try {
		await store.atomically(
			(db) => [...change(db), ...lines.map((row) => auditLine(store, db, row))],
			([hit = 0]) => hit > 0
		);
		return true;
	} catch (error) {
		if (error instanceof Stale) return false;
		throw error;
	}
}
