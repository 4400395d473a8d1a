import type { House } from '../../house.ts';
import {
	droppedUploads,
	dropUpload,
	dropUploadsBefore,
	forgetUploads
} from '../../storage/queries/uploads.ts';
import { uploadFiles } from '../../storage/upload-files.ts';

/** What no response names within this time is removed. */
export const LIFETIME = 24 * 60 * 60_000;
const PAGE = 200;

/** Removes what nobody has claimed in time, and what a process that was killed has left half removed. */
export async function sweepUploads(app: House): Promise<void> {
	await dropUploadsBefore(app.store, app.clock.now() - LIFETIME);
	for (;;) {
		const ids = await droppedUploads(app.store, PAGE);
		await removeDropped(app, ids);
		if (ids.length < PAGE) return;
	}
}

/** Removes an upload that no response names; false where there is none. */
export async function abandonUpload(app: House, id: string): Promise<boolean> {
	const isDropped = await dropUpload(app.store, id);
	if (isDropped) await removeDropped(app, [id]);
	return isDropped;
}

/** First the bytes, then the row: whoever is killed in between leaves something to be found. */
export async function removeDropped(app: House, ids: readonly string[]): Promise<void> {
	const files = uploadFiles(app.config.dataDir);
	for (const id of ids) await files.remove(id);
	if (ids.length > 0) await forgetUploads(app.store, ids);
}
