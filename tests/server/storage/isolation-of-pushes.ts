import * as deliveries from '../../../src/lib/server/storage/queries/deliveries.ts';
import * as silence from '../../../src/lib/server/storage/queries/silence.ts';
import * as testLeads from '../../../src/lib/server/storage/queries/test-leads.ts';
import type { Store } from '../../../src/lib/server/storage/store.ts';
import { aDelivery, aWebhookDestination } from '../../support/a-delivery.ts';
import { aLead } from '../../support/a-lead.ts';

type Query = (store: Store, workspace: string) => Promise<unknown>;

const TO = 'dst_pushes';

export const PUSH_READS: Record<string, Query> = {
	countRepeatable: (store, workspace) =>
		deliveries.countRepeatable(store, workspace, { destination: TO }, 9),
	leadsNotDelivered: async (store, workspace) => [
		...(await silence.leadsNotDelivered(store, workspace, [TO]))
	],
	deliveryOfResponse: (store, workspace) =>
		testLeads.deliveryOfResponse(store, workspace, 'rsp_pushes')
};

export const PUSH_CHANGES: Record<string, Query> = {
	queueLikeAgain: (store, workspace) =>
		deliveries.queueLikeAgain(store, workspace, { destination: TO }, 9),
	removeTestLeads: (store, workspace) => testLeads.removeTestLeads(store, workspace)
};

export const PUSH_UNBOUND = {
	'tell who sees to a destination that nothing arrives, for every workspace': [
		...['failingSilently', 'markSilenceTold']
	]
};

/** A destination with a lead that waits, one that was given up, and a test. */
export async function furnishPushes({ db, tables }: Store): Promise<void> {
	await db.insert(tables.destinations).values(aWebhookDestination({ id: TO, failingSince: 1 }));
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
