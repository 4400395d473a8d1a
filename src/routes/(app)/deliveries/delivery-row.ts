import type { DeliveryListed } from '$lib/server/services/deliveries.ts';
import type { DestinationView } from '$lib/server/services/destinations.ts';

/** Whether something that waits is sent in its turn. */
export function takesNow({
	state,
	pausedAt
}: Pick<DestinationView, 'state' | 'pausedAt'>): boolean {
	return state === 'active' && pausedAt === null;
}

/** A delivery as a list shows it. */
export function deliveryRow(
	row: DeliveryListed,
	destinations: readonly DestinationView[],
	leads: ReadonlyMap<string, string> = new Map()
) {
	const destination = destinations.find((one) => one.id === row.destinationId);
	const { id, event, state, attempts, test, leadId, createdAt, nextAttemptAt } = row;
	return {
		id,
		event,
		state,
		attempts,
		test,
		lead: leads.get(leadId ?? '') ?? null,
		destinationId: row.destinationId,
		destination: destination?.name ?? null,
		/** It waits, for its destination takes nothing now. */
		held: state === 'queued' && !(destination && takesNow(destination)),
		createdAt,
		/** When it is tried next; null once it has ended. */
		nextAttemptAt: state === 'queued' ? nextAttemptAt : null
	};
}

export type ShownDelivery = ReturnType<typeof deliveryRow>;
