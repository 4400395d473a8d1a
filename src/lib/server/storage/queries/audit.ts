import type { AuditRow, Db, Statement, Store } from '../store.ts';

/** One line of what was changed; runs in the transaction of the change. */
export function auditLine({ tables: { auditLog } }: Store, db: Db, row: AuditRow): Statement {
	return db.insert(auditLog).values(row);
}
