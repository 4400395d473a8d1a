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
import { tellOfChanges, type ChangedLead } from './tell-of-change.ts';

export type Desk = Pick<House, 'store' | 'ids' | 'clock'>;

/** How many leads became other than they were; those that were so already are not counted. */
export interface Changed {
	changed: number;
}

/** What is changed, of leads as they stand; null: they are so already. */
export type Plan = (leads: readonly LeadRow[]) => Promise<Planned | null>;

export type Planned = Pick<
	LeadsChange,
	'leads' | 'history' | 'notes' | 'outcomes' | 'letters' | 'tags'
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

/**
 * Plans a change of these leads as they stand and makes it, and tells destinations of each that is other than it was; where they
 * stand otherwise by then, plans anew.
 */
export async function change(
	app: House,
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
		const told = changesOf(leads, planned);
		const deliveries = await tellOfChanges(app, workspace, told);
		const counted = countedUp(planned.leads, told);
		try {
			await changeLeads(app.store, { workspace, ...rest, leads: counted, deliveries, audit });
			if (deliveries.length > 0) app.wakeDelivery();
			return ok({ changed });
		} catch (error) {
			if (!(error instanceof Stale)) throw error;
		}
	}
	return fail({ code: 'stale' });
}

/** Those that become other than they were in what destinations know of: a note is none of that. */
function changesOf(leads: readonly LeadRow[], { leads: all, tags = [] }: Planned): ChangedLead[] {
	const known = new Map(leads.map((lead) => [lead.id, lead]));
	const tagged = (id: string, isGiven: boolean) =>
		tags.flatMap(({ tag, ids, given }) => (given === isGiven && ids.includes(id) ? [tag] : []));
	return all.flatMap(({ ids, becomes }) =>
		ids.flatMap((id) => {
			const before = known.get(id);
			if (!before) return [];
			const after = { ...before, ...becomes, sequence: before.sequence + 1 };
			const [given, taken] = [tagged(id, true), tagged(id, false)];
			const isTagged = given.length + taken.length > 0;
			const isOther = TOLD.some((column) => before[column] !== after[column]);
			return isOther || isTagged ? [{ before, after, tags: { given, taken } }] : [];
		})
	);
}

const TOLD = ['ownerId', 'stage', 'outcome', 'value', 'currency'] as const;

/** Each of those that are told of takes the next number, which nobody else may have taken meanwhile. */
function countedUp(all: readonly LeadsAlike[], told: readonly ChangedLead[]): LeadsAlike[] {
	const numbers = new Map(told.map(({ before }) => [before.id, before.sequence]));
	return all.flatMap((one) =>
		[...Map.groupBy(one.ids, (id) => numbers.get(id))].map(([sequence, ids]) =>
			sequence === undefined
				? { ...one, ids }
				: {
						...{ ...one, ids, was: { ...one.was, sequence } },
						becomes: { ...one.becomes, sequence: sequence + 1 }
					}
		)
	);
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
