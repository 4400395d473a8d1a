import type { DeliveryRow, DestinationRow } from '../../src/lib/server/storage/store.ts';

/** A destination that asks for every hot lead of every quiz. */
export function aWebhookDestination(overrides: Partial<DestinationRow> = {}): DestinationRow {
	return {
		id: 'dst_1',
		workspaceId: 'ws_1',
		name: 'CRM',
		kind: 'webhook',
		url: 'https://crm.example.com/hook',
		recipients: null,
		locale: 'en',
		secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
		previousSecret: null,
		previousSecretUntil: null,
		quizzes: null,
		segments: ['hot'],
		events: ['lead.qualified'],
		state: 'active',
		disabledReason: null,
		failingSince: null,
		pausedAt: null,
		fields: null,
		silenceToldAt: null,
		createdAt: 0,
		updatedAt: 0,
		...overrides
	};
}

/** A delivery that is due and was never tried. */
export function aDelivery(overrides: Partial<DeliveryRow> = {}): DeliveryRow {
	return {
		id: 'msg_1',
		workspaceId: 'ws_1',
		destinationId: 'dst_1',
		event: 'lead.qualified',
		leadId: null,
		responseId: null,
		sequence: 1,
		payload: '{"type":"lead.qualified","data":{}}',
		test: false,
		state: 'queued',
		attempts: 0,
		nextAttemptAt: 0,
		leaseOwner: null,
		leaseUntil: null,
		createdAt: 0,
		finishedAt: null,
		...overrides
	};
}
