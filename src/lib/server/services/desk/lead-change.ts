import { fail, ok, type Result } from '../../../quiz/result.ts';
import type { House } from '../../house.ts';
import type { Problem } from '../../problems.ts';
import {
	changeLeads,
	leadsToChange,
	type LeadsAlike,
	type LeadsChange,
	type LeadStanding
} from '../../storage/queries/lead-changes.ts';
import { Stale, type LeadHistoryRow, type LeadRow } from '../../storage/store.ts';
import { auditRow } from '../audit.ts';

export type Desk = Pick<House, 'store' | 'ids' | 'clock'>;

/** How many leads became other than they were; those that were so already are not counted. */
export interface Changed {
	changed: number;
}

/** What is changed, of leads as they stand; null: they are so already. */
export type Plan = (leads: readonly LeadRow[]) => Promise<Planned | null>;

export type Planned = Pick<
	LeadsChange,
	'leads' | 'history' | 'notes' | 'outcomes' | 'letters' | 'tag'
> &
	Told;

/** What the log of changes says of it, besides how many leads it was of. */
export interface Told {
	action: string;
	/** Unless given, the lead, where it is one. */
	subject?: string | undefined;
	detail?: NonNullable<LeadsChange['audit']['detail']> | undefined;
}

/** How often it is looked again where somebody else was faster. */
const TRIES = 4;

/** Plans a change of these leads as they stand and makes it; where they stand otherwise by then, plans anew. */
export async function change(
	app: Desk,
	workspace: string,
	{ by, ids }: { by: string; ids: readonly string[] },
	plan: Plan
): Promise<Result<Changed, Problem>> {
	for (let tries = 0; tries < TRIES; tries += 1) {
		const leads = await leadsToChange(app.store, workspace, ids);
		if (leads.length === 0 && ids.length > 0) return fail({ code: 'not_found' });
		const planned = await plan(leads);
		const changed = new Set((planned?.leads ?? []).flatMap((one) => one.ids)).size;
		if (!planned || changed === 0) return ok({ changed: 0 });
		const { action, detail, subject, ...rest } = planned;
		const only = leads.length === 1 ? leads[0]?.id : undefined;
		const line = { by, action, subject: subject ?? only, detail: { ...detail, leads: changed } };
		const audit = auditRow(app, workspace, line);
		try {
			await changeLeads(app.store, { workspace, ...rest, audit });
			return ok({ changed });
		} catch (error) {
			if (!(error instanceof Stale)) throw error;
		}
	}
	return fail({ code: 'stale' });
}

/** Groups of leads that stand alike in these columns. */
export function alike(
	leads: readonly LeadRow[],
	columns: readonly (keyof LeadStanding)[]
): Pick<LeadsAlike, 'ids' | 'was'>[] {
	const standing = (lead: LeadRow): LeadStanding =>
		Object.fromEntries(columns.map((column) => [column, lead[column]]));
	const groups = Map.groupBy(leads, (lead) => JSON.stringify(standing(lead)));
	return [...groups.values()].flatMap((group) =>
		group[0] ? { ids: group.map(({ id }) => id), was: standing(group[0]) } : []
	);
}

export function historyRow(
	app: Desk,
	by: string,
	lead: Pick<LeadRow, 'id' | 'workspaceId'>,
	{ kind, from, to }: { kind: LeadHistoryRow['kind']; from: string | null; to: string }
): LeadHistoryRow {
	return {
		...{ id: app.ids.next('hist'), workspaceId: lead.workspaceId, leadId: lead.id },
		...{ responseId: null, kind, fromValue: from, toValue: to, by, at: app.clock.now() }
	};
}

/** What a token does is no member's doing. */
export function touchedBy(by: string, now: number): number | null {
	return by.startsWith('token:') ? null : now;
}
