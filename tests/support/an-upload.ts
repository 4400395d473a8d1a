import { randomBytes } from 'node:crypto';
import type { UploadRow } from '../../src/lib/server/storage/store.ts';

/** A picture that has arrived whole. */
export function anUpload(overrides: Partial<UploadRow> = {}): UploadRow {
	return {
		id: `upl_${randomBytes(16).toString('hex')}`,
		workspaceId: 'ws_1',
		quizId: 'qz_1',
		stepId: 'plan',
		name: 'plan.png',
		size: 1000,
		type: 'image/png',
		state: 'complete',
		file: 'plan.whole',
		responseId: null,
		createdAt: 0,
		...overrides
	};
}
