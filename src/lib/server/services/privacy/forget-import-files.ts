import type { House } from '../../house.ts';
import { importFiles } from '../../storage/import-files.ts';
import { deleteImportRow, importsWithFiles } from '../../storage/queries/imports.ts';
import { fileHolds } from '../imports/import-file.ts';

/**
 * A file that waits to be read and names one of these contacts cannot be rid of them: it goes, and is to be sent again without.
 * @param contacts emails in lower case, phones as E.164
 */
export async function forgetImportFiles(
	app: Pick<House, 'store' | 'config'>,
	workspace: string,
	contacts: readonly string[]
): Promise<void> {
	if (contacts.length === 0) return;
	const files = importFiles(app.config.dataDir);
	const sought = contacts.map((contact) => contact.replace(/^\+/, ''));
	for (const { id, state } of await importsWithFiles(app.store, workspace)) {
		if ((await files.coming(id).size()) === null) continue;
		// What nobody can read may hold them.
		if (!(await fileHolds(files.pathOf(id), sought).catch(() => true))) continue;
		await files.remove(id);
		if (state === 'waiting') await deleteImportRow(app.store, workspace, id);
	}
}
