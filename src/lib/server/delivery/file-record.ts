import type { UploadRow } from '../storage/store.ts';

/** A file of a response, as records, exports and webhooks tell of it. */
export interface FileRecord {
	id: string;
	step: string;
	name: string;
	/** Bytes. */
	size: number;
	/** What its content shows it to be. */
	type: string;
	/** For whoever is signed in to the workspace. */
	url: string;
}

/** @param origin public address of the installation */
export function fileRecord(
	{ id, stepId, name, size, type }: UploadRow,
	origin: string
): FileRecord {
	return {
		id,
		step: stepId,
		name,
		size,
		type: type ?? 'application/octet-stream',
		url: `${origin}/files/${id}`
	};
}
