import { fail, ok, type Result } from '../../../quiz/result.ts';
import type { House } from '../../house.ts';
import type { Problem } from '../../problems.ts';
import { changeAndNote } from '../../storage/queries/audit.ts';
import { dismissal, leadsMergedInto, openProposals } from '../../storage/queries/merges.ts';
import type { LeadRow } from '../../storage/store.ts';
import { auditRow } from '../audit.ts';
import { currentLead } from './current-lead.ts';

/** Another lead that may be the same person. */
export interface Proposed {
	lead: LeadRow;
	/** The response that bore the email of one and the phone of the other; empty where it was a row of a file. */
	responseId: string;
	at: number;
}

/**
 * Who else this lead may be, the latest first: whoever was merged stands for the lead that they are part of now, and each is
 * named once.
 */
export async function proposedMerges(
	{ store }: Pick<House, 'store'>,
	workspace: string,
	id: string
): Promise<Proposed[]> {
	const merged = await leadsMergedInto(store, workspace, [id]);
	const ids = [id, ...merged.map((lead) => lead.id)];
	const own = new Set(ids);
	const found = new Map<string, Proposed>();
	for (const row of await openProposals(store, workspace, ids)) {
		const other = own.has(row.leadId) ? row.otherId : row.leadId;
		const lead = await currentLead({ store }, workspace, other);
		if (!lead || own.has(lead.id) || found.has(lead.id)) continue;
		found.set(lead.id, { lead, responseId: row.responseId, at: row.createdAt });
	}
	return [...found.values()];
}

/** They are two people: it is proposed no more. */
export async function dismissProposal(
	app: Pick<House, 'store' | 'ids' | 'clock'>,
	workspace: string,
	by: string,
	id: string,
	otherId: string
): Promise<Result<void, Problem>> {
	const sides = await Promise.all(
		[id, otherId].map(async (lead) => [
			lead,
			...(await leadsMergedInto(app.store, workspace, [lead])).map((one) => one.id)
		])
	);
	const [ones = [], others = []] = sides;
	const said = { by, now: app.clock.now() };
	const line = auditRow(app, workspace, {
		...{ by, action: 'lead.told_apart', subject: id, detail: { other: otherId } }
	});
	const dismissed = await changeAndNote(app.store, [line], (db) => [
		dismissal(app.store, db, workspace, [ones, others], said)
	]);
	return dismissed ? ok(undefined) : fail({ code: 'not_found' });
}
