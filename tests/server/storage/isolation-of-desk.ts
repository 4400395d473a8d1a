import * as handOver from '../../../src/lib/server/storage/queries/hand-over.ts';
import * as leads from '../../../src/lib/server/storage/queries/leads.ts';
import * as pipeline from '../../../src/lib/server/storage/queries/pipeline.ts';
import * as changes from '../../../src/lib/server/storage/queries/lead-changes.ts';
import type { Store } from '../../../src/lib/server/storage/store.ts';
import { aLead } from '../../support/a-lead.ts';
import { anAuditLine } from '../../support/an-audit-line.ts';

type Query = (store: Store, workspace: string) => Promise<unknown>;

const LEAD = 'led_desk';

export const DESK_READS: Record<string, Query> = {
	handOverRow: handOver.handOverRow,
	waitingLeads: (store, workspace) =>
		pipeline.waitingLeads(store, workspace, { whose: 'everybody', limit: 9 }),
	countWaiting: (store, workspace) =>
		pipeline.countWaiting(store, workspace, { whose: 'everybody', most: 9 }),
	firstTouches: async (store, workspace) => {
		const { touched, waiting } = await pipeline.firstTouches(store, workspace, 0);
		return touched + waiting;
	},
	outcomesOfLead: (store, workspace) => leads.outcomesOfLead(store, workspace, LEAD),
	latestCurrency: (store, workspace) => pipeline.latestCurrency(store, workspace),
	outcomeGroups: (store, workspace) => pipeline.outcomeGroups(store, workspace, 0),
	leadsWithOutcome: (store, workspace) =>
		pipeline.leadsWithOutcome(store, workspace, { since: 0, limit: 9 }),
	leadsToChange: (store, workspace) => changes.leadsToChange(store, workspace, [LEAD]),
	leadsTagged: (store, workspace) => changes.leadsTagged(store, workspace, 'vip', [LEAD])
};

export const DESK_CHANGES: Record<string, Query> = {
	changeLeads: (store, workspace) =>
		changes.changeLeads(store, {
			workspace,
			leads: [{ ids: [LEAD], was: {}, becomes: { ownerId: 'usr_1' }, touchedAt: 9 }],
			history: [],
			tags: [{ tag: 'vip', ids: [LEAD], given: false }],
			audit: {
				...{ id: 'aud_desk', workspaceId: workspace, by: 'usr_1', action: 'test', subject: null },
				...{ detail: {}, at: 9 }
			}
		}),
	handLead: (store, workspace) =>
		handOver.handLead(store, {
			lead: aLead({ id: LEAD, workspaceId: workspace }),
			owner: { id: 'usr_1', handedAt: null },
			takesTurn: true,
			...{ history: null, letter: null, deliveries: [], now: 9 }
		}),
	handOverUnowned: (store, workspace) => handOver.handOverUnowned(store, workspace, 9, () => []),
	saveHandOver: (store, workspaceId) =>
		handOver.saveHandOver(
			...([store, { workspaceId, settings: {}, revision: 2 }] as const),
			...([[{ member: 'usr_1', takesLeads: true }], [anAuditLine(workspaceId)]] as const)
		),
	setTakesLeadsRow: (store, workspace) =>
		handOver.setTakesLeadsRow(
			...([store, workspace, { member: 'usr_1', takesLeads: true }] as const),
			anAuditLine(workspace)
		)
};

export const DESK_UNBOUND: Record<string, string[]> = {
	'write rows that name their workspace': [
		...['auditLine', 'auditLines', 'changeAndNote', 'changeCounted', 'queued']
	],
	'belong to the worker, who hands over the leads of everybody': ['leadsToHandOver']
};

export async function furnishDesk({ db, tables }: Store): Promise<void> {
	const contacts = { email: 'desk@example.com', phone: null };
	await db
		.insert(tables.leads)
		.values(aLead({ id: LEAD, ...contacts, outcome: 'won', outcomeAt: 1 }));
	await db.insert(tables.handOvers).values({ workspaceId: 'ws_1', settings: {}, revision: 1 });
	await db.insert(tables.leadTags).values({ workspaceId: 'ws_1', tag: 'vip', leadId: LEAD });
	await db.insert(tables.outcomes).values({
		...{ id: 'out_desk', workspaceId: 'ws_1', leadId: LEAD, outcome: 'won' },
		...{ value: 1, currency: 'EUR', via: 'desk', by: 'usr_1', at: 1 }
	});
}
