import type { AuditRow } from '../../src/lib/server/storage/store.ts';
import { anId } from './a-submission-write.ts';

/** What the log says of some change. */
export const anAuditLine = (workspaceId = 'ws_1'): AuditRow => ({
	...{ id: anId('aud'), workspaceId, by: 'usr_1', action: 'thing.changed', subject: null },
	...{ detail: {}, at: 0 }
});
