import * as exports from '../../../src/lib/server/storage/queries/exports.ts';
import * as notes from '../../../src/lib/server/storage/queries/lead-notes.ts';
import * as timeline from '../../../src/lib/server/storage/queries/lead-timeline.ts';
import * as merges from '../../../src/lib/server/storage/queries/merges.ts';
import * as splits from '../../../src/lib/server/storage/queries/split-leads.ts';
import type { LeadRow, MergeRow, Store } from '../../../src/lib/server/storage/store.ts';
import { aDelivery } from '../../support/a-delivery.ts';
import { aLead } from '../../support/a-lead.ts';

type Query = (store: Store, workspace: string) => Promise<unknown>;

const nobody = { email: null, phone: null };
const kept = aLead({ ...nobody, id: 'led_kept' });
const other = aLead({ ...nobody, id: 'led_other' });
const apart = aLead({ ...nobody, id: 'led_apart', mergedInto: 'led_kept' });

const NOTHING = {
	...{ responses: [], consents: [], leadHistory: [], leadNotes: [], outcomes: [] },
	...{ deliveries: [], letters: [], invitations: [], recipients: [] }
};

const merge = (workspaceId: string, id: string, otherId: string): MergeRow => ({
	...{ id, workspaceId, leadId: kept.id, otherId, by: 'usr_1', at: 5 },
	moved: {
		...{ before: kept, after: kept, quizzes: [], other: nobody, rows: NOTHING },
		...{ kept: [], tags: [], followers: [] }
	},
	...{ undoneAt: null, undoneBy: null }
});

const told = (workspaceId: string, id: string) => ({
	...{ id, workspaceId, leadId: kept.id, responseId: null, kind: 'merge' as const },
	...{ fromValue: null, toValue: other.id, by: 'usr_1', at: 9 }
});

const audit = (workspaceId: string, id: string) => ({
	...{ id, workspaceId, by: 'usr_1', action: 'test', subject: null, detail: {}, at: 9 }
});

const note = {
	...{ id: 'note_1', workspaceId: 'ws_1', leadId: kept.id, by: 'usr_1', text: 'Called.' },
	...{ createdAt: 1, editedAt: null }
};

export const MERGE_READS: Record<string, Query> = {
	mergesOf: (store, workspace) => merges.mergesOf(store, workspace, kept.id),
	mergeById: (store, workspace) => merges.mergeById(store, workspace, 'mrg_1'),
	leadsMergedInto: (store, workspace) => merges.leadsMergedInto(store, workspace, [kept.id]),
	openProposals: (store, workspace) => merges.openProposals(store, workspace, [kept.id]),
	rowsOfLead: async (store, workspace) =>
		(await merges.rowsOfLead(store, workspace, kept.id, null)).leadNotes,
	responseIdsOfLead: (store, workspace) => merges.responseIdsOfLead(store, workspace, 'led_1'),
	responsesWithIds: (store, workspace) => merges.responsesWithIds(store, workspace, ['rsp_1']),
	tagsOfLead: (store, workspace) => notes.tagsOfLead(store, workspace, kept.id),
	notesOfLead: (store, workspace) => notes.notesOfLead(store, workspace, kept.id, { limit: 9 }),
	notesOfLeads: (store, workspace) => exports.notesOfLeads(store, workspace, [kept.id]),
	responsesTold: (store, workspace) => timeline.responsesTold(store, workspace, 'led_1', all),
	deedsTold: (store, workspace) => timeline.deedsTold(store, workspace, kept.id, all),
	notesTold: (store, workspace) => timeline.notesTold(store, workspace, kept.id, all),
	pushesTold: (store, workspace) => timeline.pushesTold(store, workspace, kept.id, all),
	withdrawalsTold: (store, workspace) => timeline.withdrawalsTold(store, workspace, kept.id, all),
	pushesOfResponses: (store, workspace) =>
		timeline.pushesOfResponses(store, workspace, 'led_1', ['rsp_1']),
	changesOfResponses: (store, workspace) =>
		timeline.changesOfResponses(store, workspace, 'led_1', ['rsp_1']),
	noteById: (store, workspace) => notes.noteById(store, workspace, note.id)
};

const RESPONSE = { leadId: 'led_1', responseId: 'rsp_1' };

const all = { limit: 9 };

const named = (row: LeadRow) => ({ ...row, name: 'Changed' });

export const MERGE_CHANGES: Record<string, Query> = {
	writeMerge: (store, workspace) =>
		merges.writeMerge(store, {
			...{ workspace, lead: kept, other, after: named(kept), otherContact: nobody, quizzes: [] },
			deliveries: [],
			row: merge(workspace, 'mrg_2', other.id),
			history: [told(workspace, 'his_merge')],
			audit: audit(workspace, 'aud_merge')
		}),
	writeSplit: (store, workspace) =>
		splits.writeSplit(store, {
			...{ workspace, lead: kept, other: apart, merge: merge(workspace, 'mrg_1', apart.id) },
			...{ leadAfter: named(kept), otherAfter: { ...apart, mergedInto: null } },
			...{ quizzes: [], responses: [], deliveries: [], by: 'usr_1', now: 9 },
			history: [told(workspace, 'his_split')],
			audit: audit(workspace, 'aud_split')
		}),
	dismissal: async (store, workspace) => {
		const pair = [[kept.id], [other.id]] as const;
		const [count] = await store.atomically((db) => [
			merges.dismissal(store, db, workspace, pair, { by: 'usr_1', now: 9 })
		]);
		return count;
	},
	changeNote: (store, workspace) =>
		notes.changeNote(store, workspace, { id: note.id, by: note.by, text: 'Changed.', now: 9 }, []),
	deleteNote: (store, workspace) => notes.deleteNote(store, workspace, note, [])
};

export async function furnishMerges({ db, tables }: Store): Promise<void> {
	await db.insert(tables.leads).values([kept, other, apart]);
	await db.insert(tables.merges).values(merge('ws_1', 'mrg_1', apart.id));
	await db.insert(tables.leadNotes).values(note);
	await db.insert(tables.leadHistory).values(told('ws_1', 'his_told'));
	const pushed = { id: 'msg_merge', leadId: kept.id, responseId: null };
	await db.insert(tables.deliveries).values(aDelivery(pushed));
	await db
		.insert(tables.deliveries)
		.values(aDelivery({ ...RESPONSE, id: 'msg_response', createdAt: 1_760_000_000_000 }));
	await db.insert(tables.consents).values({
		...{ id: 'cns_merge', workspaceId: 'ws_1', leadId: kept.id, responseId: 'rsp_none' },
		...{ consentId: 'news', purpose: 'advertising', text: 'Yes', textHash: 'hash', url: null },
		...{ locale: 'en', quizId: 'qz_1', version: 1, mechanism: 'step:who', givenAt: 1 },
		withdrawnAt: 2
	});
	await db.insert(tables.leadTags).values({ workspaceId: 'ws_1', tag: 'vip', leadId: kept.id });
	await db.insert(tables.mergeProposals).values({
		...{ workspaceId: 'ws_1', leadId: kept.id, otherId: other.id, responseId: 'rsp_1' },
		...{ createdAt: 1, dismissedAt: null, dismissedBy: null }
	});
}
