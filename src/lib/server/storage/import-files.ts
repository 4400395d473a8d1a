import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileInParts } from './file-in-parts.ts';

/** Files of recipients, in `imports/` of the data folder, until they have been read. */
export function importFiles(dataDir: string) {
	const pathOf = (id: string) => join(dataDir, 'imports', id);
	return {
		pathOf,
		coming: (id: string) => fileInParts(pathOf(id)),
		remove: (id: string) => rm(pathOf(id), { force: true })
	};
}
