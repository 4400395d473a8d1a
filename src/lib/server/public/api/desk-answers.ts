import type { UndoableMerge } from '../../services/desk/merging.ts';
import type { LeadNote } from '../../services/desk/notes.ts';
import type { Proposed } from '../../services/desk/proposals.ts';
import { isoTime } from '../../services/records.ts';

export function noteAnswer({ id, leadId, text, by, createdAt, editedAt }: LeadNote) {
	return {
		...{ id, lead: leadId, text, by, createdAt: isoTime(createdAt) },
		editedAt: editedAt === null ? null : isoTime(editedAt)
	};
}

export function mergeAnswer({ id, leadId, otherId, by, at, undoneAt, undoable }: UndoableMerge) {
	return {
		...{ id, lead: leadId, other: otherId, by, at: isoTime(at), undoable },
		undoneAt: undoneAt === null ? null : isoTime(undoneAt)
	};
}

export function proposedAnswer({ lead, responseId, at }: Proposed) {
	return { lead: lead.id, response: responseId, at: isoTime(at) };
}
