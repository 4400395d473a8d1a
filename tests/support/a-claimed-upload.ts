import type { House } from '../../src/lib/server/house.ts';
import { insertUpload } from '../../src/lib/server/storage/queries/uploads.ts';
import { uploadFiles } from '../../src/lib/server/storage/upload-files.ts';
import { anUpload } from './an-upload.ts';

/** A small file of a response, in the database and on the disk. @returns its id */
export async function aClaimedUpload(
	house: House,
	workspaceId: string,
	responseId: string
): Promise<string> {
	const upload = anUpload({ workspaceId, responseId });
	const files = uploadFiles(house.config.dataDir);
	await files.coming(upload.id).begin();
	const file = await files.seal(upload.id, 'whole');
	await insertUpload(house.store, { ...upload, file, size: 0 });
	return upload.id;
}
