import * as exports from '../../../src/lib/server/storage/queries/exports.ts';
import * as leadList from '../../../src/lib/server/storage/queries/lead-list.ts';
import * as leadLook from '../../../src/lib/server/storage/queries/lead-look.ts';
import * as leadValues from '../../../src/lib/server/storage/queries/lead-values.ts';
import * as leads from '../../../src/lib/server/storage/queries/leads.ts';
import * as savedViews from '../../../src/lib/server/storage/queries/saved-views.ts';
import type { Store } from '../../../src/lib/server/storage/store.ts';

type Query = (store: Store, workspace: string) => Promise<unknown>;

/** What names a workspace, of leads and of how they are listed. */
export const LEAD_READS: Record<string, Query> = {
	standingsOfLeads: (store, workspace) => exports.standingsOfLeads(store, workspace, ['led_1']),
	originsOfLeads: (store, workspace) => exports.originsOfLeads(store, workspace, ['led_1']),
	namesOfQuizzes: (store, workspace) => exports.namesOfQuizzes(store, workspace, ['qz_1']),
	leadsPage: (store, workspace) =>
		leadList.leadsPage(
			store,
			workspace,
			{ quiz: 'qz_1' },
			{
				order: { by: 'active', descending: true },
				limit: 9,
				looked: { count: 1, way: { by: 'quiz' }, few: false }
			}
		),
	lookAtLeads: async (store, workspace) =>
		(await leadLook.lookAtLeads(store, workspace, {})).count > 0,
	stagesOfLeads: leadValues.stagesOfLeads,
	sourcesOfLeads: leadValues.sourcesOfLeads,
	tagsOfLeads: leadValues.tagsOfLeads,
	tagsOfEach: (store, workspace) => leadValues.tagsOfEach(store, workspace, ['led_1']),
	viewsOf: (store, workspace) => savedViews.viewsOf(store, workspace, 'usr_1'),
	leadsByIds: (store, workspace) => leads.leadsByIds(store, workspace, ['led_1']),
	leadPlaces: (store, workspace) =>
		leadList.leadPlaces(
			store,
			workspace,
			{ quiz: 'qz_1' },
			{
				...{ order: { by: 'active', descending: true }, limit: 9, tests: false },
				looked: { count: 1, way: { by: 'quiz' }, few: false }
			}
		),
	leadContacts: (store, workspace) => leads.leadContacts(store, workspace, ['led_1']),
	leadsWithPhones: (store, workspace) =>
		leads.leadsWithPhones(store, workspace, ['+4915112345678']),
	leadById: (store, workspace) => leads.leadById(store, workspace, 'led_1'),
	quizzesOfLead: (store, workspace) => leads.quizzesOfLead(store, workspace, 'led_1'),
	quizzesOfLeads: (store, workspace) => leads.quizzesOfLeads(store, workspace, ['led_1']),
	historyOfLead: (store, workspace) => leads.historyOfLead(store, workspace, 'led_1')
};

export const LEAD_CHANGES: Record<string, Query> = {
	deleteViewRow: (store, workspace) =>
		savedViews.deleteViewRow(store, workspace, { id: 'view_1', user: 'usr_1', shared: true }, [])
};

export const LEAD_UNBOUND: Record<string, string[]> = {
	'insert a view that names its workspace': ['insertView']
};

/** A tag of a lead, and a view of the list. */
export async function furnishLeads({ db, tables }: Store): Promise<void> {
	const workspaceId = 'ws_1';
	await db.insert(tables.leadTags).values({ workspaceId, tag: 'vip', leadId: 'led_1' });
	await db.insert(tables.savedViews).values({
		...{ id: 'view_1', workspaceId, userId: null, name: 'Hot', query: '?segment=hot' },
		...{ position: 0, createdAt: 0 }
	});
}
