import { eq } from 'drizzle-orm';
import * as deliveries from '../../../src/lib/server/storage/queries/deliveries.ts';
import * as destinations from '../../../src/lib/server/storage/queries/destinations.ts';
import * as silence from '../../../src/lib/server/storage/queries/silence.ts';
import * as testLeads from '../../../src/lib/server/storage/queries/test-leads.ts';
import type { Store } from '../../../src/lib/server/storage/store.ts';
import { aDelivery, aWebhookDestination } from '../../support/a-delivery.ts';
import { aLead } from '../../support/a-lead.ts';

type Query = (store: Store, workspace: string) => Promise<unknown>;

const TO = 'dst_pushes';

const page = { limit: 10 };

export const PUSH_READS: Record<string, Query> = {
	deliveriesPage: (store, workspace) => deliveries.deliveriesPage(store, workspace, page),
	deliveryById: (store, workspace) => deliveries.deliveryById(store, workspace, 'msg_1'),
	attemptsOf: (store, workspace) => deliveries.attemptsOf(store, workspace, 'msg_1'),
	destinationsOf: destinations.destinationsOf,
	destinationById: (store, workspace) => destinations.destinationById(store, workspace, 'dst_1'),
	countRepeatable: (store, workspace) =>
		deliveries.countRepeatable(store, workspace, { destination: TO }, 9),
	leadsNotDelivered: async (store, workspace) => [
		...(await silence.leadsNotDelivered(store, workspace, [TO]))
	],
	deliveryOfResponse: (store, workspace) =>
		testLeads.deliveryOfResponse(store, workspace, 'rsp_pushes')
};

export const PUSH_CHANGES: Record<string, Query> = {
	queueAgain: (store, workspace) => deliveries.queueAgain(store, workspace, 'msg_1', 9, []),
	queueFailedAgain: (store, workspace) =>
		deliveries.queueFailedAgain(store, workspace, 'dst_1', 9, () => []),
	updateDestinationRow: (store, workspace) =>
		destinations.updateDestinationRow(store, workspace, 'dst_1', { name: 'Changed' }, []),
	deleteDestinationRow: (store, workspace) =>
		destinations.deleteDestinationRow(store, workspace, 'dst_1', 9, []),
	queueLikeAgain: (store, workspace) =>
		deliveries.queueLikeAgain(store, workspace, { destination: TO }, 9, () => []),
	removeTestLeads: (store, workspace) =>
		testLeads.removeTestLeads(store, workspace, undefined, () => [])
};

export const PUSH_UNBOUND: Record<string, string[]> = {
	'insert rows of a push that name its workspace': ['insertDestination', 'insertDelivery'],
	'belong to the worker of pushes, who serves everybody': [
		...['dueDestinations', 'claimDeliveries', 'recordAttempt', 'backlog'],
		...['renewLeases', 'releaseAll', 'bringForward']
	],
	'tell who sees to a destination that nothing arrives, for every workspace': [
		...['failingSilently', 'markSilenceTold']
	]
};

/** The push of a response that was given up after attempts; a destination with a lead that waits, one that was given up, and a test. */
export async function furnishPushes({ db, tables }: Store): Promise<void> {
	await db
		.update(tables.deliveries)
		.set({ state: 'exhausted', attempts: 10, finishedAt: 5 })
		.where(eq(tables.deliveries.id, 'msg_1'));
	await db.insert(tables.deliveries).values(aDelivery({ id: 'msg_2' }));
	await db.insert(tables.deliveryAttempts).values({
		id: 'att_1',
		workspaceId: 'ws_1',
		deliveryId: 'msg_1',
		number: 1,
		startedAt: 0,
		durationMs: 5,
		status: 500,
		outcome: 'failed',
		error: null,
		url: null,
		requestHeaders: null,
		responseExcerpt: null
	});
	await db
		.insert(tables.destinations)
		.values([aWebhookDestination(), aWebhookDestination({ id: TO, failingSince: 1 })]);
	const test = aLead({ id: 'led_test', email: null, phone: null, test: true });
	await db.insert(tables.leads).values(test);
	const common = { destinationId: TO, leadId: 'led_1' };
	await db
		.insert(tables.deliveries)
		.values([
			aDelivery({ ...common, id: 'msg_pushes_1', responseId: 'rsp_pushes' }),
			aDelivery({ ...common, id: 'msg_pushes_2', state: 'exhausted', finishedAt: 2 }),
			aDelivery({ ...common, id: 'msg_pushes_3', leadId: test.id, test: true })
		]);
}
