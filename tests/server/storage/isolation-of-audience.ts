import { audienceSchema } from '../../../src/lib/letter/campaign.ts';
import * as chosenLeads from '../../../src/lib/server/storage/queries/chosen-leads.ts';
import * as chosen from '../../../src/lib/server/storage/queries/chosen.ts';
import { eraseRecipient } from '../../../src/lib/server/storage/queries/erase-recipient.ts';
import * as leadImports from '../../../src/lib/server/storage/queries/lead-imports.ts';
import { isImported } from '../../../src/lib/server/storage/queries/retention.ts';
import { aLead } from '../../support/a-lead.ts';
import * as imports from '../../../src/lib/server/storage/queries/imports.ts';
import * as lists from '../../../src/lib/server/storage/queries/lists.ts';
import { recipientFieldNames } from '../../../src/lib/server/storage/queries/recipient-fields.ts';
import * as recipients from '../../../src/lib/server/storage/queries/recipients.ts';
import { writePeople } from '../../../src/lib/server/storage/queries/write-people.ts';
import { BegunAnew, type ImportRow, type Store } from '../../../src/lib/server/storage/store.ts';

type Query = (store: Store, workspace: string) => Promise<unknown>;

const EMAIL = 'recipient@example.com';
const page = { after: null, limit: 9 };
const leads = { segments: [], stages: [], quizzes: [] };
const choice = (workspace: string, excluded: string[] = []) => ({
	...{ workspace, campaign: 'camp_1', quiz: 'qz_1', now: 9 },
	audience: audienceSchema.parse({ everyone: true, excluding: { lists: excluded } })
});
const anImport = (workspaceId: string): ImportRow => ({
	...{
		id: 'imp_a',
		workspaceId,
		kind: 'recipients',
		mode: 'fill',
		fileName: 'people.csv',
		state: 'failed'
	},
	format: { kind: 'csv', encoding: 'utf-8', separator: ',', headings: true },
	...{ mapping: {}, basis: 'consent', basisAt: 0, basisNote: '', listId: null },
	...{ rows: 0, added: 0, updated: 0, kept: 0, repeated: 0, broken: 1, bytesRead: 0, bytes: 0 },
	...{ error: null, runs: 1, beatAt: 0, createdBy: 'usr_1', createdAt: 0, finishedAt: null }
});

/** What names a workspace, of the audience. */
export const AUDIENCE_READS: Record<string, Query> = {
	recipientFieldNames,
	recipientsPage: (store, workspace) => recipients.recipientsPage(store, workspace, { limit: 9 }),
	recipientById: (store, workspace) => recipients.recipientById(store, workspace, 'rcp_a'),
	recipientByEmail: (store, workspace) => recipients.recipientByEmail(store, workspace, EMAIL),
	recipientsByEmails: (store, workspace) =>
		recipients.recipientsByEmails(store, workspace, [EMAIL]),
	suppressionsOf: (store, workspace) =>
		recipients.suppressionsOf(store, workspace, ['left-audience@example.com']),
	tagsOf: (store, workspace) => recipients.tagsOf(store, workspace, ['rcp_a']),
	nextTag: (store, workspace) => recipients.nextTag(store, workspace, ''),
	listsOfRecipient: (store, workspace) => recipients.listsOfRecipient(store, workspace, 'rcp_a'),
	leadsThatAnswered: (store, workspace) =>
		recipients.leadsThatAnswered(store, workspace, 'qz_1', ['led_1']),
	listsOf: lists.listsOf,
	countMembers: lists.countMembers,
	membershipsOf: (store, workspace) => lists.membershipsOf(store, workspace, ['rcp_a']),
	importById: (store, workspace) => imports.importById(store, workspace, 'imp_a'),
	importsPage: (store, workspace) =>
		imports.importsPage(store, workspace, 'recipients', { limit: 9 }),
	namesOfImports: (store, workspace) => imports.namesOfImports(store, workspace, ['imp_a']),
	importFaultsAfter: (store, workspace) =>
		imports.importFaultsAfter(store, workspace, 'imp_a', { after: -1, limit: 9 }),
	countFaults: (store, workspace) => imports.countFaults(store, workspace, 'imp_a'),
	knownLeads: async (store, workspace) => {
		const contacts = { email: ['lead@example.com'], phone: [] };
		const before = { importId: 'imp_a', begunBefore: true };
		return (await leadImports.knownLeads(store, workspace, contacts, before)).leads;
	},
	isImported: async (store, workspace) =>
		(await isImported(store, workspace, 'lead_imported')) ? ['lead_imported'] : [],
	chosenAfter: (store, workspace) => chosen.chosenAfter(store, choice(workspace), page),
	leftOutAfter: (store, workspace) =>
		chosen.leftOutAfter(store, choice(workspace, ['lst_a']), 'excluded_list', page),
	sliceEnd: (store, workspace) => chosen.sliceEnd(store, workspace, { after: '', size: 1 }),
	countChosen: (store, workspace) =>
		chosen.countChosen(store, choice(workspace), { after: '', until: null }),
	leadsChosenAfter: (store, workspace) =>
		chosenLeads.leadsChosenAfter(store, workspace, leads, 'no_consent', page),
	countLeadsChosen: (store, workspace) =>
		chosenLeads.countLeadsChosen(store, workspace, leads, 'no_consent')
};

export const AUDIENCE_CHANGES: Record<string, Query> = {
	changeList: (store, workspace) =>
		lists.changeList(store, workspace, 'lst_a', { name: 'Other' }, []),
	deleteListRow: (store, workspace) => lists.deleteListRow(store, workspace, 'lst_a', []),
	removeMember: (store, workspace) => lists.removeMember(store, workspace, 'lst_a', 'rcp_a', []),
	removeTag: (store, workspaceId) =>
		recipients.removeTag(store, { workspaceId, recipientId: 'rcp_a', tag: 'vip' }, []),
	eraseRecipient: async (store, workspaceId) =>
		eraseRecipient(store, { workspaceId, id: 'rcp_a', email: EMAIL }, []),
	changeImport: (store, workspace) =>
		imports.changeImport(store, anImport(workspace), ['failed'], { rows: 7 }),
	beginImport: (store, workspace) => imports.beginImport(store, anImport(workspace), {}, []),
	writeLeadImport: (store, workspace) =>
		leadImports
			.writeLeadImport(
				store,
				{
					...{ workspace, inserted: [], updated: [], history: [], notes: [], tags: [] },
					...{ outcomes: [], proposals: [], counts: { added: 1, updated: 0, kept: 0 } }
				},
				{
					of: { id: 'imp_c', workspaceId: workspace, runs: 1, createdAt: 0 },
					...{ rows: 1, repeated: 0, broken: 0, bytesRead: 1, faults: [] }
				},
				9
			)
			.catch((error: unknown) => {
				if (!(error instanceof BegunAnew)) throw error;
			}),
	deleteImportRow: (store, workspace) => imports.deleteImportRow(store, workspace, 'imp_b')
};

export const AUDIENCE_UNBOUND: Record<string, string[]> = {
	'insert rows of the audience that name their workspace': [
		...['insertImport', 'insertList', 'addMember', 'addTag', 'writePeople', 'planPeople'],
		...['progressed', 'faultRows']
	],
	'sweep imports that nobody has come back to': ['staleImports']
};

/** Somebody on a list with a tag, somebody with a field, an import, and an address that is written to no more. */
export async function furnishAudience(store: Store): Promise<void> {
	const { db, tables } = store;
	const workspaceId = 'ws_1';
	await lists.insertList(
		store,
		{
			...{ id: 'lst_a', workspaceId, name: 'Audience', offered: false, createdAt: 0 }
		},
		[]
	);
	const given = { name: null, locale: null, fields: {}, tags: ['vip'] };
	await writePeople(store, {
		...{ workspace: workspaceId, people: [{ email: EMAIL, ...given }], lists: ['lst_a'] },
		basis: { basis: 'consent', basisAt: 0, basisNote: '' },
		...{ importId: null, digestOf: (email) => email, newId: () => 'rcp_a', now: 0 }
	});
	await imports.insertImport(store, anImport(workspaceId));
	await imports.insertImport(store, { ...anImport(workspaceId), id: 'imp_b', state: 'waiting' });
	await imports.insertImport(store, { ...anImport(workspaceId), id: 'imp_c', state: 'running' });
	await db.insert(tables.leads).values(
		aLead({
			id: 'lead_imported',
			workspaceId,
			email: 'lead@example.com',
			phone: null,
			importId: 'imp_c'
		})
	);
	await db.insert(tables.importFaults).values({
		...{ importId: 'imp_a', workspaceId, line: 3, code: 'no_at', value: 'x' }
	});
	await db.insert(tables.suppressions).values({
		...{ workspaceId, email: 'left-audience@example.com', reason: 'unsubscribed' },
		...{ campaignId: null, detail: '', at: 0 }
	});
	await db.insert(tables.recipients).values({
		...{ id: 'rcp_fields', workspaceId, email: 'fields@example.com', name: null },
		...{ fields: { plan: 'gold' }, locale: null, leadId: null, basis: 'consent', basisAt: 0 },
		...{ basisNote: '', importId: null, search: '', createdAt: 0, updatedAt: 0 }
	});
}
