import * as consents from '../../../src/lib/server/storage/queries/consents.ts';
import * as erasing from '../../../src/lib/server/storage/queries/erase-traces.ts';
import * as imports from '../../../src/lib/server/storage/queries/imports.ts';
import * as retention from '../../../src/lib/server/storage/queries/retention.ts';
import * as traces from '../../../src/lib/server/storage/queries/traces.ts';
import { Stale, type Store } from '../../../src/lib/server/storage/store.ts';
import { anId } from '../../support/a-submission-write.ts';

type Query = (store: Store, workspace: string) => Promise<unknown>;

/** Those of the lead of this workspace, as somebody of another would name them. */
async function tracesOf(store: Store, workspace: string): Promise<traces.Traces> {
	const found = await traces.tracesOfLead(store, 'ws_1', 'led_1');
	if (!found) throw new Error('There is no lead.');
	return { ...found, workspace };
}

async function consentOf(store: Store, workspaceId: string) {
	const [row] = await store.db.select().from(store.tables.consents);
	if (!row) throw new Error('There is no consent.');
	return { ...row, workspaceId };
}

export const PRIVACY_READS: Record<string, Query> = {
	tracesOfLead: (store, workspace) => traces.tracesOfLead(store, workspace, 'led_1'),
	tracesOfAnswers: (store, workspace) => traces.tracesOfAnswers(store, workspace, 'led_1'),
	countTraces: async (store, workspace) =>
		Object.keys(await traces.countTraces(store, await tracesOf(store, workspace))),
	rowsOfTraces: async (store, workspace) => {
		const rows = await traces.rowsOfTraces(store, await tracesOf(store, workspace));
		// Proofs of work name no workspace.
		return rows.flatMap(({ name, found }) => (name === 'proofs' ? [] : found));
	},
	destinationsTold: async (store, workspace) =>
		traces.destinationsTold(store, await tracesOf(store, workspace)),
	strewn: async (store, workspace) =>
		Object.values(await traces.strewn(store, await tracesOf(store, workspace))).flat(),
	reasonsFor: async (store, workspace) => [
		...(await erasing.reasonsFor(store, workspace, ['left@example.com']))
	],
	countUnsent: async (store, workspace) => {
		const { deliveries } = store.tables;
		await store.db.update(deliveries).set({ leadId: 'led_1' });
		return erasing.countUnsent(store, await tracesOf(store, workspace));
	},
	consentsPage: (store, workspace) => consents.consentsPage(store, workspace, { limit: 9 }),
	consentById: async (store, workspace) =>
		consents.consentById(store, workspace, (await consentOf(store, workspace)).id),
	importsWithFiles: async (store, workspace) => {
		await store.db.update(store.tables.imports).set({ state: 'failed' });
		return imports.importsWithFiles(store, workspace);
	},
	retentions: retention.retentions,
	oldestResponses: (store, workspace) => retention.oldestResponses(store, workspace, 'qz_1', 9),
	responsesOfLeads: (store, workspace) => retention.responsesOfLeads(store, workspace, ['led_1']),
	erasuresPage: async (store, workspace) => {
		await store.db
			.insert(store.tables.erasures)
			.values({ ...anAct('ws_1'), id: 'era_1' })
			.onConflictDoNothing();
		return retention.erasuresPage(store, workspace, { limit: 9 });
	}
};

const anAct = (workspaceId: string) => ({
	...{ id: anId('era'), workspaceId, by: 'usr_1', reason: 'asked', counts: {}, at: 0 }
});

export const PRIVACY_CHANGES: Record<string, Query> = {
	eraseTraces: async (store, workspace) => {
		const of = await tracesOf(store, workspace).catch(() => {
			throw new Stale();
		});
		const unsent = await erasing.countUnsent(store, await tracesOf(store, 'ws_1'));
		await erasing.eraseTraces(store, of, {
			...{ act: anAct(workspace), addresses: [], deliveries: [], unsent, unclaimed: [] },
			lines: []
		});
	},
	withdrawConsents: async (store, workspace) =>
		consents.withdrawConsents(store, await consentOf(store, workspace), 9, [], []),
	setRetentionDays: (store, workspace) =>
		retention.setRetentionDays(store, workspace, 'qz_1', 30, [])
};

export const PRIVACY_UNBOUND: Record<string, string[]> = {
	'only say where something would stand': ['tracesOfResponses'],
	'sweep what has been kept for its time': ['quizzesWithRetention'],
	'take away what is nobody’s any more, as the sender of mails finds it': ['eraseInvitations']
};
