import type { Checked } from './kind.ts';
import { USUAL_MEGABYTES } from './file-types.ts';
import { refuse } from './refuse.ts';

export const MOST_FILES = 10;
export const MOST_MEGABYTES = 50;
const MEGABYTE = 1024 * 1024;

/** What the check looks at. */
interface Taking {
	maxFiles?: number | undefined;
	maxSize?: number | undefined;
}

/** Of each file, in bytes. */
export function mostBytes({ maxSize = USUAL_MEGABYTES }: Taking): number {
	return Math.floor(maxSize * MEGABYTE);
}

/** Ids that look like ours, each once. Whether there are such uploads only the server can tell. */
export function checkUploads({ maxFiles = 1 }: Taking, answer: unknown): Checked<string[]> {
	if (!Array.isArray(answer)) return refuse('wrong_type');
	const ids = new Set<string>();
	for (const id of answer) {
		if (typeof id !== 'string') return refuse('wrong_type');
		if (!isUploadId(id)) return refuse('unknown_upload');
		if (ids.has(id)) return refuse('duplicate_upload');
		ids.add(id);
	}
	if (ids.size > maxFiles) return refuse('too_many_files', { max: maxFiles });
	return { ok: true, answer: [...ids] };
}

export function isUploadId(id: string): boolean {
	return /^upl_[0-9a-f]{32}$/.test(id);
}
