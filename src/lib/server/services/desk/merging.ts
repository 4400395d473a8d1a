import { fail, ok, type Result } from '../../../quiz/result.ts';
import type { House } from '../../house.ts';
import type { Problem } from '../../problems.ts';
import { leadById, quizzesOfLead } from '../../storage/queries/leads.ts';
import {
	leadsMergedInto,
	mergeById,
	mergesOf,
	responseIdsOfLead,
	rowsOfLead,
	writeMerge
} from '../../storage/queries/merges.ts';
import { writeSplit } from '../../storage/queries/split-leads.ts';
import { tagsOfLead } from '../../storage/queries/lead-notes.ts';
import {
	Stale,
	type LeadHistoryRow,
	type LeadRow,
	type MergeRow,
	type Moved
} from '../../storage/store.ts';
import { auditRow } from '../audit.ts';
import { answersSince } from './answers-since.ts';
import { currentLead } from './current-lead.ts';
import { joinLeads, type Joined, type Standing } from './join-leads.ts';
import { historyRow, type Desk } from './lead-change.ts';
import { takeApart } from './take-apart.ts';
import { tellOfChanges } from './tell-of-change.ts';

/** How often what has changed meanwhile is read anew. */
const TRIES = 5;

/** What would become of two leads. */
export interface MergePreview {
	/** The one that stays, and the other, as they are. */
	lead: LeadRow;
	other: LeadRow;
	joined: Joined;
	moved: Moved;
}

/** What a merge would do, without doing it. @param id the lead that stays */
export async function previewMerge(
	app: Pick<House, 'store' | 'clock'>,
	workspace: string,
	id: string,
	otherId: string
): Promise<Result<MergePreview, Problem>> {
	if (id === otherId) return fail({ code: 'merge_itself' });
	const { store } = app;
	const [one, other] = await Promise.all([
		standingOf(app, workspace, id),
		standingOf(app, workspace, otherId)
	]);
	if (!one || !other) return fail({ code: 'not_found' });
	if (one.lead.mergedInto !== null || other.lead.mergedInto !== null)
		return fail({ code: 'merged_already' });
	if (one.lead.test !== other.lead.test) return fail({ code: 'merge_test' });
	const joined = joinLeads(one, other, app.clock.now());
	const [rows, kept, followers, tags, otherTags] = await Promise.all([
		rowsOfLead(store, workspace, otherId, joined.lead.email),
		responseIdsOfLead(store, workspace, id),
		leadsMergedInto(store, workspace, [otherId]),
		tagsOfLead(store, workspace, id),
		tagsOfLead(store, workspace, otherId)
	]);
	const moved: Moved = {
		before: one.lead,
		after: joined.lead,
		quizzes: [...one.quizzes],
		other: { email: other.lead.email, phone: other.lead.phone },
		rows,
		kept,
		tags: otherTags.filter((tag) => !tags.includes(tag)),
		followers: followers.map((lead) => lead.id)
	};
	return ok({ lead: one.lead, other: other.lead, joined, moved });
}

/**
 * Makes two leads one: everything that the other has goes over, and what comes by its contacts does so too.
 * @param by a user's id, or `token:` and a token's id
 * @param id the lead that stays
 */
export async function mergeLeads(
	app: House,
	workspace: string,
	by: string,
	id: string,
	otherId: string
): Promise<Result<MergeRow, Problem>> {
	return untilFresh(app, async () => {
		const preview = await previewMerge(app, workspace, id, otherId);
		if (!preview.ok) return preview;
		const { lead, other, joined, moved } = preview.value;
		const at = app.clock.now();
		const after = { ...joined.lead, sequence: lead.sequence + 1 };
		const merged = [otherId, ...moved.followers];
		const change = { before: lead, after, quizzes: joined.quizzes, merged };
		const tags = { given: moved.tags };
		const deliveries = await tellOfChanges(app, workspace, [{ ...change, tags }]);
		const row: MergeRow = {
			...{ id: app.ids.next('mrg'), workspaceId: workspace, leadId: id, otherId },
			...{ by, at, moved, undoneAt: null, undoneBy: null }
		};
		await writeMerge(app.store, {
			...{ workspace, lead, other, row, after, deliveries },
			otherContact: joined.other,
			quizzes: joined.quizzes,
			audit: auditRow(app, workspace, {
				...{ by, action: 'leads.merged', subject: id, detail: { other: otherId, merge: row.id } }
			}),
			history: [
				historyRow(app, by, lead, { kind: 'merge', from: null, to: otherId }),
				...changesOf(app, lead, joined.lead, by)
			]
		});
		if (deliveries.length > 0) app.wakeDelivery();
		return ok(row);
	});
}

/**
 * Takes two leads apart again, as if they had never been one: each has what it had, and what has come since by its own contacts.
 * What members did meanwhile stays with the lead that stayed.
 */
export async function undoMerge(
	app: House,
	workspace: string,
	by: string,
	id: string
): Promise<Result<MergeRow, Problem>> {
	return untilFresh(app, async () => {
		const merge = await mergeById(app.store, workspace, id);
		if (!merge) return fail({ code: 'not_found' });
		if (merge.undoneAt !== null) return fail({ code: 'merge_undone' });
		if ((await lastMergeOf(app, workspace, merge.leadId))?.id !== id)
			return fail({ code: 'merge_followed' });
		const [one, other] = await Promise.all([
			standingOf(app, workspace, merge.leadId),
			standingOf(app, workspace, merge.otherId)
		]);
		// Whoever was erased meanwhile is nobody any more.
		if (!one || !other) return fail({ code: 'not_found' });
		const since = await answersSince(app, merge, one);
		const now = app.clock.now();
		const apart = takeApart(merge.moved, one, other, since, now);
		const leadAfter = { ...apart.lead, sequence: one.lead.sequence + 1 };
		const otherAfter = { ...apart.other, sequence: apart.other.sequence + 1 };
		const tags = { taken: merge.moved.tags };
		const deliveries = await tellOfChanges(app, workspace, [
			{ before: one.lead, after: leadAfter, quizzes: apart.quizzes, tags },
			{ before: other.lead, after: otherAfter, quizzes: apart.otherQuizzes }
		]);
		await writeSplit(app.store, {
			...{ workspace, merge, by, now, lead: one.lead, other: other.lead },
			...{ leadAfter, otherAfter, deliveries },
			quizzes: [...apart.quizzes, ...apart.otherQuizzes],
			responses: apart.responses,
			audit: auditRow(app, workspace, {
				...{ by, action: 'leads.taken_apart', subject: merge.leadId },
				detail: { other: merge.otherId, merge: id }
			}),
			history: [
				historyRow(app, by, one.lead, { kind: 'split', from: null, to: merge.otherId }),
				historyRow(app, by, other.lead, { kind: 'split', from: null, to: merge.leadId }),
				...changesOf(app, one.lead, apart.lead, by)
			]
		});
		if (deliveries.length > 0) app.wakeDelivery();
		return ok({ ...merge, undoneAt: now, undoneBy: by });
	});
}

/** The one that can be undone: the latest that the lead has been in. */
export async function lastMergeOf(
	{ store }: Pick<House, 'store'>,
	workspace: string,
	lead: string
): Promise<MergeRow | undefined> {
	const merges = await mergesOf(store, workspace, lead);
	return merges.find(({ undoneAt }) => undoneAt === null);
}

/** Newest first, undone ones too. @param id of one that was merged stands for the lead that it is part of */
export async function mergesOfLead(
	app: Pick<House, 'store'>,
	workspace: string,
	id: string
): Promise<Result<UndoableMerge[], Problem>> {
	const lead = await currentLead(app, workspace, id);
	return lead ? ok(await undoableMerges(app, workspace, lead.id)) : fail({ code: 'not_found' });
}

/** Of several, the latest is undone first. */
export type UndoableMerge = MergeRow & { undoable: boolean };

/** The same of a lead that is there. */
export async function undoableMerges(
	{ store }: Pick<House, 'store'>,
	workspace: string,
	lead: string
): Promise<UndoableMerge[]> {
	const merges = await mergesOf(store, workspace, lead);
	const last = merges.find(({ undoneAt }) => undoneAt === null);
	return merges.map((merge) => ({ ...merge, undoable: merge.id === last?.id }));
}

async function standingOf(
	{ store }: Pick<House, 'store'>,
	workspace: string,
	id: string
): Promise<Standing | undefined> {
	const lead = await leadById(store, workspace, id);
	return lead && { lead, quizzes: await quizzesOfLead(store, workspace, id) };
}

/** Does it again where somebody else was faster. */
async function untilFresh<T>(
	{ store }: Pick<House, 'store'>,
	work: () => Promise<Result<T, Problem>>
): Promise<Result<T, Problem>> {
	for (let tried = 1; ; tried += 1) {
		try {
			return await work();
		} catch (error) {
			// A lead that has changed keeps its number, which the other then cannot be given.
			if (!(error instanceof Stale) && !store.isDuplicate(error)) throw error;
			if (tried === TRIES) return fail({ code: 'stale' });
		}
	}
}

const TOLD = [
	['segment', 'segment'],
	['stage', 'stage'],
	['owner', 'ownerId']
] as const;

/** What else a lead's history has to tell of it. */
function changesOf(app: Desk, before: LeadRow, after: LeadRow, by: string): LeadHistoryRow[] {
	return TOLD.flatMap(([kind, key]) =>
		before[key] === after[key]
			? []
			: [historyRow(app, by, before, { kind, from: before[key], to: after[key] ?? '' })]
	);
}
