import type { LeadNoteRow, LeadRow, MergeProposalRow } from '../../../storage/store.ts';
import type { KnownLeads, LeadImportWrite } from '../../../storage/queries/lead-imports.ts';
import { historyRow, type Desk } from '../../desk/lead-change.ts';
import type { Fault } from '../import-file.ts';
import { LeadBook } from './lead-book.ts';
import { PHONE_OF_ANOTHER, type LeadGiven } from './lead-reader.ts';
import { changedLead, newLead, saysAnother, type SettledBy } from './settle-lead.ts';

export interface SettleContext extends SettledBy {
	/** A user's id. */
	by: string;
	/** What all of them are tagged with. */
	tag: string | null;
	/** Sorts by when the lead came. */
	newLeadId(createdAt: number): string;
}

/** What some rows come to. */
export interface Settled {
	write: LeadImportWrite;
	/** What only the leads that are there show to be wrong with a row. */
	faults: Fault[];
	/** The lead of each row, in their order. */
	leads: string[];
}

/**
 * Some rows of a file, one after the other: each belongs to the lead with its email, else with its phone. It never joins two
 * leads: a number that is another's stays with them, and a merge is proposed.
 */
export function settleLeads(
	app: Desk,
	rows: readonly LeadGiven[],
	known: KnownLeads,
	context: SettleContext
): Settled {
	const book = new LeadBook(known.leads);
	const more = emptyMore(known);
	const faults: Fault[] = [];
	const leads = rows.map((row) => {
		const { lead, other, free } = leadOf(book, row);
		const settled = lead
			? settleKnown(app, book, { lead, free }, known, context, more)
			: settleNew(app, book, free, context, more);
		if (other) {
			faults.push({ line: row.line, code: PHONE_OF_ANOTHER, value: told(row, other) });
			if (context.mode !== 'leave' || !lead) more.proposals.push(proposal(settled, other, context));
		}
		return settled.id;
	});
	const { tagged: _tagged, noted: _noted, ...written } = more;
	return { write: { workspace: context.workspace, ...book.written(), ...written }, faults, leads };
}

/** Whose a row is, who else has its number, and what of its contacts is free. */
function leadOf(book: LeadBook, row: LeadGiven) {
	const byEmail = book.whoHas('email', row.email);
	const byPhone = book.whoHas('phone', row.phone);
	// A number with another address is another person, who shares it.
	const isShared = row.email !== null && Boolean(byPhone?.email);
	const lead = byEmail ?? (isShared ? undefined : byPhone);
	const other = byPhone && byPhone.id !== lead?.id ? byPhone : null;
	const free = { ...row, email: byEmail ? null : row.email, phone: byPhone ? null : row.phone };
	return { lead, other, free };
}

interface More extends Omit<LeadImportWrite, 'workspace' | 'inserted' | 'updated'> {
	history: LeadImportWrite['history'][number][];
	notes: LeadNoteRow[];
	tags: { leadId: string; tag: string }[];
	outcomes: LeadImportWrite['outcomes'][number][];
	proposals: MergeProposalRow[];
	/** What leads have of them already, by the id and the text. */
	tagged: Set<string>;
	noted: Set<string>;
}

function emptyMore({ tags, notes }: KnownLeads): More {
	return {
		...{ history: [], notes: [], tags: [], outcomes: [], proposals: [] },
		counts: { added: 0, updated: 0, kept: 0 },
		tagged: new Set(tags.map(({ leadId, tag }) => `${leadId} ${tag}`)),
		noted: new Set(notes.map(({ leadId, text }) => `${leadId} ${text}`))
	};
}

function settleNew(app: Desk, book: LeadBook, row: LeadGiven, context: SettleContext, more: More) {
	more.counts.added += 1;
	const lead = newLead(row, context, context.newLeadId(row.createdAt ?? context.now));
	book.keep(lead);
	putMore(app, lead, row, context, more);
	if (lead.outcome !== null) more.outcomes.push(outcomeRow(app, lead, context));
	return lead;
}

function settleKnown(
	app: Desk,
	book: LeadBook,
	{ lead, free }: { lead: LeadRow; free: LeadGiven },
	known: KnownLeads,
	context: SettleContext,
	more: More
): LeadRow {
	if (known.imported.has(lead.id)) {
		more.counts[lead.importId === context.importId ? 'added' : 'updated'] += 1;
		return lead;
	}
	const after = changedLead(lead, free, context);
	const hasMore = context.mode !== 'leave' && bringsMore(lead, free, context, more);
	if (after === lead && !hasMore) {
		more.counts.kept += 1;
		return lead;
	}
	more.counts.updated += 1;
	const kept = { ...after, updatedAt: context.now };
	book.keep(kept);
	putMore(app, kept, free, context, more);
	putChanges(app, lead, kept, context, more);
	return kept;
}

function bringsMore(lead: LeadRow, row: LeadGiven, { tag }: SettleContext, more: More): boolean {
	const isNoted = row.note === null || more.noted.has(`${lead.id} ${row.note}`);
	return !isNoted || tagsOf(row, tag).some((one) => !more.tagged.has(`${lead.id} ${one}`));
}

const tagsOf = ({ tags }: LeadGiven, tag: string | null) => [...tags, ...(tag ? [tag] : [])];

/** That it was imported; its tags and its note. */
function putMore(app: Desk, lead: LeadRow, row: LeadGiven, context: SettleContext, more: More) {
	const { by, importId, now, tag: ofAll } = context;
	more.history.push(historyRow(app, by, lead, { kind: 'import', from: null, to: importId }));
	for (const tag of tagsOf(row, ofAll)) {
		const key = `${lead.id} ${tag}`;
		if (!more.tagged.has(key)) more.tags.push({ leadId: lead.id, tag });
		more.tagged.add(key);
	}
	if (row.note === null || more.noted.has(`${lead.id} ${row.note}`)) return;
	more.noted.add(`${lead.id} ${row.note}`);
	const ids = { id: app.ids.next('note'), workspaceId: lead.workspaceId, leadId: lead.id };
	more.notes.push({ ...ids, by, text: row.note, createdAt: now, editedAt: null });
}

type Changed = LeadImportWrite['history'][number]['kind'];

/** What became otherwise with a lead that was there, as if somebody had done it on its page. */
function putChanges(
	app: Desk,
	before: LeadRow,
	after: LeadRow,
	context: SettleContext,
	more: More
): void {
	const push = (kind: Changed, from: string | null, to: string | null) => {
		if (from !== to)
			more.history.push(historyRow(app, context.by, after, { kind, from, to: to ?? '' }));
	};
	// What takes the place of a contact leaves it no alias: it may be somebody else's by now.
	for (const kind of ['email', 'phone'] as const)
		if (before[kind] !== null) push(kind, before[kind], after[kind]);
	push('stage', before.stage, after.stage);
	push('owner', before.ownerId, after.ownerId);
	push('outcome', before.outcome, after.outcome);
	if (after.outcome !== null && saysAnother(before, after))
		more.outcomes.push(outcomeRow(app, after, context));
}

function outcomeRow(
	app: Desk,
	lead: LeadRow,
	{ by, now }: SettleContext
): LeadImportWrite['outcomes'][number] {
	const { workspaceId, id: leadId, outcome, value, currency } = lead;
	return {
		...{ id: app.ids.next('out'), workspaceId, leadId, outcome: outcome ?? 'won', value, currency },
		...{ via: 'import', by, at: lead.outcomeAt ?? now }
	};
}

function proposal(
	{ id, workspaceId }: LeadRow,
	other: LeadRow,
	{ now }: SettleContext
): MergeProposalRow {
	return {
		...{ workspaceId, leadId: id, otherId: other.id, responseId: '', createdAt: now },
		...{ dismissedAt: null, dismissedBy: null }
	};
}

const told = ({ email, phone }: LeadGiven, other: LeadRow) =>
	[email, phone, other.name ?? other.email].filter((one) => one !== null).join(' · ');
