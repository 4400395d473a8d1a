import type { AuditRow, PictureRow, Store } from '../store.ts';
import { changeAndNote } from './audit.ts';

/** Nothing is changed, and nothing said, where the workspace has it already. */
export async function insertPicture(
	store: Store,
	row: PictureRow,
	lines: readonly AuditRow[]
): Promise<void> {
	await changeAndNote(store, lines, (db) => [
		db.insert(store.tables.pictures).values(row).onConflictDoNothing()
	]);
}
