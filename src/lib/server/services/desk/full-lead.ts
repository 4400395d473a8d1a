import { ok, type Result } from '../../../quiz/result.ts';
import type { House } from '../../house.ts';
import type { Problem } from '../../problems.ts';
import { notesOfLead, tagsOfLead } from '../../storage/queries/lead-notes.ts';
import { outcomesOfLead } from '../../storage/queries/leads.ts';
import type { LeadNoteRow, OutcomeRow } from '../../storage/store.ts';
import { getLead, type FoundLead } from '../leads.ts';
import { undoableMerges, type UndoableMerge } from './merging.ts';
import { proposedMerges, type Proposed } from './proposals.ts';

/** A lead with what members have done about it as well, newest first. */
export interface FullLead extends FoundLead {
	/** By name. */
	tags: string[];
	/** Its latest 100. */
	notes: LeadNoteRow[];
	outcomes: OutcomeRow[];
	/** In which it is either of the two; undone ones too. */
	merges: UndoableMerge[];
	/** Who else it may be. */
	proposed: Proposed[];
}

const MOST_NOTES = 100;

/** By the id of one that was merged into another, that other. */
export async function fullLead(
	app: House,
	workspace: string,
	id: string
): Promise<Result<FullLead, Problem>> {
	const found = await getLead(app, workspace, id);
	if (!found.ok) return found;
	const { store } = app;
	const lead = found.value.lead.id;
	const [tags, notes, outcomes, merges, proposed] = await Promise.all([
		tagsOfLead(store, workspace, lead),
		notesOfLead(store, workspace, lead, { limit: MOST_NOTES }),
		outcomesOfLead(store, workspace, lead),
		undoableMerges(app, workspace, lead),
		proposedMerges(app, workspace, lead)
	]);
	return ok({ ...found.value, tags, notes, outcomes, merges, proposed });
}
