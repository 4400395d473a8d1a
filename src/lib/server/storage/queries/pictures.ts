import type { PictureRow, Store } from '../store.ts';

/** Nothing is changed where the workspace has it already. */
export async function insertPicture({ db, tables }: Store, row: PictureRow): Promise<void> {
	await db.insert(tables.pictures).values(row).onConflictDoNothing();
}
