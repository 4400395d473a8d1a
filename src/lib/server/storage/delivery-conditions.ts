import { eq, gte, inArray, lt, type SQL } from 'drizzle-orm';
import type { DeliveryState } from './tables/delivery.ts';
import type { Store } from './store.ts';

/** It has ended, and reached nobody. */
export const FAILED_STATES = [
	'exhausted',
	'refused',
	'cancelled',
	'written'
] as const satisfies DeliveryState[];

/** What the log can be asked for: one state, or all in which something failed. */
export const LOGGED_STATES = ['queued', 'delivered', 'failed', ...FAILED_STATES] as const;

/** What the log of deliveries is narrowed to. */
export interface DeliveryFilter {
	destination?: string | undefined;
	state?: (typeof LOGGED_STATES)[number] | undefined;
	event?: string | undefined;
	lead?: string | undefined;
	/** Of when it happened, ms. */
	since?: number | undefined;
	until?: number | undefined;
	/** Only leads that were made to try how they arrive, or only others. */
	test?: boolean | undefined;
}

/** Conditions on a delivery: the log shows it so. */
export function loggedAs(
	{ tables: { deliveries } }: Store,
	{ destination, state, event, lead, since, until, test }: DeliveryFilter
): (SQL | undefined)[] {
	return [
		destination === undefined ? undefined : eq(deliveries.destinationId, destination),
		state === undefined
			? undefined
			: state === 'failed'
				? inArray(deliveries.state, [...FAILED_STATES])
				: eq(deliveries.state, state),
		event === undefined ? undefined : eq(deliveries.event, event),
		lead === undefined ? undefined : eq(deliveries.leadId, lead),
		since === undefined ? undefined : gte(deliveries.createdAt, since),
		until === undefined ? undefined : lt(deliveries.createdAt, until),
		test === undefined ? undefined : eq(deliveries.test, test)
	];
}
