import type { Vocabulary } from '../vocabulary.ts';

export type DestinationKind = 'webhook' | 'email';
export type DestinationState = 'active' | 'disabled';
/** `written`: a mail that became a file, for want of a mail server. */
export type DeliveryState =
	'queued' | 'delivered' | 'written' | 'exhausted' | 'refused' | 'cancelled';

/** Where leads are pushed, the outbox, and its log. */
export function deliveryTables({ table, text, json, integer, time, flag, index }: Vocabulary) {
	const destinations = table(
		'destinations',
		{
			id: text().primaryKey(),
			workspaceId: text().notNull(),
			name: text().notNull(),
			kind: text<DestinationKind>().notNull(),
			/** Of a webhook. */
			url: text(),
			/** Of an email destination. */
			recipients: json<string[]>(),
			locale: text().notNull(),
			secret: text().notNull(),
			previousSecret: text(),
			previousSecretUntil: time(),
			/** Ids; null: every quiz. */
			quizzes: json<string[]>(),
			/** Segment ids or temperatures; null: every segment. */
			segments: json<string[]>(),
			events: json<string[]>().notNull(),
			state: text<DestinationState>().notNull(),
			disabledReason: text(),
			failingSince: time(),
			/** What happens meanwhile waits, and goes out in its order once it is resumed. */
			pausedAt: time(),
			/** Which fields of a payload are sent, and under what names; null: all, under their own. Read by the service that shapes payloads. */
			fields: json<unknown>(),
			/** When its members were last told that nothing has arrived. */
			silenceToldAt: time(),
			createdAt: time().notNull(),
			updatedAt: time().notNull()
		},
		(t) => [index('destinations_workspace').on(t.workspaceId, t.id)]
	);

	/** The outbox. The id is the webhook's id and stays through every retry and replay. */
	const deliveries = table(
		'deliveries',
		{
			id: text().primaryKey(),
			workspaceId: text().notNull(),
			destinationId: text().notNull(),
			event: text().notNull(),
			leadId: text(),
			responseId: text(),
			sequence: integer().notNull(),
			/** The exact bytes to send. */
			payload: text().notNull(),
			/** Of a lead that was made to try how leads arrive. */
			test: flag().notNull().default(false),
			state: text<DeliveryState>().notNull(),
			attempts: integer().notNull(),
			nextAttemptAt: time().notNull(),
			leaseOwner: text(),
			leaseUntil: time(),
			createdAt: time().notNull(),
			finishedAt: time()
		},
		(t) => [
			index('deliveries_due').on(t.state, t.nextAttemptAt),
			index('deliveries_workspace').on(t.workspaceId, t.id),
			index('deliveries_turn').on(t.destinationId, t.state, t.nextAttemptAt, t.id),
			index('deliveries_state').on(t.workspaceId, t.state, t.id),
			index('deliveries_lead').on(t.leadId, t.id),
			index('deliveries_response').on(t.responseId)
		]
	);

	const deliveryAttempts = table(
		'delivery_attempts',
		{
			id: text().primaryKey(),
			workspaceId: text().notNull(),
			deliveryId: text()
				.notNull()
				.references(() => deliveries.id, { onDelete: 'cascade' }),
			number: integer().notNull(),
			startedAt: time().notNull(),
			durationMs: integer().notNull(),
			/** HTTP status, or SMTP code. */
			status: integer(),
			outcome: text().notNull(),
			/** Where it went, and the headers that it was sent with; of a webhook. */
			url: text(),
			requestHeaders: json<Readonly<Record<string, string>>>(),
			error: text(),
			responseExcerpt: text()
		},
		(t) => [index('delivery_attempts_delivery').on(t.deliveryId, t.number)]
	);

	return { destinations, deliveries, deliveryAttempts };
}
