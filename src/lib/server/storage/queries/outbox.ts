import {
	and,
	asc,
	count,
	eq,
	gt,
	gte,
	inArray,
	isNotNull,
	isNull,
	lte,
	ne,
	or,
	sql
} from 'drizzle-orm';
import type { DeliveryAttemptRow, DeliveryRow, DestinationRow, Store } from '../store.ts';

/*
 * The worker's side of the outbox. It serves every workspace of the installation, so its look-ups name none; each row
 * that it changes is named by its own id.
 */

/** Active destinations that something is due for. */
export async function dueDestinations(store: Store, now: number): Promise<DestinationRow[]> {
	const { deliveries, destinations } = store.tables;
	const due = store.db
		.select({ id: deliveries.destinationId })
		.from(deliveries)
		.where(
			and(eq(deliveries.state, 'queued'), lte(deliveries.nextAttemptAt, now), unleased(store, now))
		);
	return store.db
		.select()
		.from(destinations)
		.where(and(eq(destinations.state, 'active'), inArray(destinations.id, due)));
}

/**
 * After the clock was set back: what was queued by the other time is due now where it was never tried, or where no schedule
 * would make it wait for so long. The rest waits a little longer.
 */
export async function bringForward(
	{ db, tables: { deliveries } }: Store,
	now: number,
	longestWait: number
): Promise<void> {
	await db
		.update(deliveries)
		.set({ nextAttemptAt: now })
		.where(
			and(
				eq(deliveries.state, 'queued'),
				gt(deliveries.nextAttemptAt, now),
				or(eq(deliveries.attempts, 0), gt(deliveries.nextAttemptAt, now + longestWait))
			)
		);
}

/** Ends every lease: for a process that knows that no other holds any. */
export async function releaseAll({ db, tables: { deliveries } }: Store): Promise<void> {
	await db
		.update(deliveries)
		.set({ leaseOwner: null, leaseUntil: null })
		.where(and(eq(deliveries.state, 'queued'), isNotNull(deliveries.leaseOwner)));
}

/** A killed worker's deliveries are taken over after this at the latest, ms, whatever became of the clock. */
export const LONGEST_LEASE = 60_000;

export interface Claim {
	destination: string;
	owner: string;
	now: number;
	leaseUntil: number;
	limit: number;
}

/**
 * Leases due deliveries of one destination, the longest due first. The condition stands twice: between the look and the
 * update another worker may have been faster, and only the outer one sees that.
 */
export async function claimDeliveries(store: Store, claim: Claim): Promise<DeliveryRow[]> {
	const { deliveries } = store.tables;
	const { destination, owner, now, leaseUntil, limit } = claim;
	const claimable = and(
		eq(deliveries.destinationId, destination),
		eq(deliveries.state, 'queued'),
		lte(deliveries.nextAttemptAt, now),
		unleased(store, now)
	);
	const ids = store.db
		.select({ id: deliveries.id })
		.from(deliveries)
		.where(claimable)
		.orderBy(asc(deliveries.nextAttemptAt), asc(deliveries.id))
		.limit(limit);
	return store.db
		.update(deliveries)
		.set({ leaseOwner: owner, leaseUntil })
		.where(and(inArray(deliveries.id, ids), claimable))
		.returning();
}

export interface RecordedAttempt {
	owner: string;
	delivery: Pick<
		DeliveryRow,
		'id' | 'workspaceId' | 'state' | 'attempts' | 'nextAttemptAt' | 'finishedAt'
	>;
	destination: (Partial<DestinationRow> & Pick<DestinationRow, 'id' | 'updatedAt'>) | null;
	/** Numbered here: the numbers go on when a delivery is sent once more. */
	attempt: Omit<DeliveryAttemptRow, 'number'>;
}

/**
 * Writes down what a try came to and gives the lease back. The try itself is always kept; the delivery changes only while
 * the lease is still this owner's, and a destination is switched off once.
 * @returns whether the one and the other changed
 */
export async function recordAttempt(
	store: Store,
	{ owner, delivery, destination, attempt }: RecordedAttempt
): Promise<{ delivery: boolean; destination: boolean }> {
	const { deliveries, deliveryAttempts, destinations } = store.tables;
	const { id, workspaceId, ...outcome } = delivery;
	const number = sql<number>`(select coalesce(max(${deliveryAttempts.number}), 0) + 1 from ${deliveryAttempts} where ${eq(deliveryAttempts.deliveryId, id)})`;
	const [delivered, , told] = await store.atomically((db) => [
		db
			.update(deliveries)
			.set({ ...outcome, leaseOwner: null, leaseUntil: null })
			.where(and(eq(deliveries.id, id), eq(deliveries.leaseOwner, owner))),
		db.insert(deliveryAttempts).values({ ...attempt, number }),
		...(destination
			? [
					db
						.update(destinations)
						.set(destination)
						.where(
							and(
								eq(destinations.workspaceId, workspaceId),
								eq(destinations.id, destination.id),
								destination.state === 'disabled' ? ne(destinations.state, 'disabled') : undefined
							)
						)
				]
			: [])
	]);
	return { delivery: delivered === 1, destination: told === 1 };
}

/** How many deliveries of a destination were given up since then. */
export async function exhaustedSince(
	{ db, tables: { deliveries } }: Store,
	destination: string,
	since: number
): Promise<number> {
	const [found] = await db
		.select({ count: count() })
		.from(deliveries)
		.where(
			and(
				eq(deliveries.destinationId, destination),
				eq(deliveries.state, 'exhausted'),
				gte(deliveries.finishedAt, since)
			)
		);
	return found?.count ?? 0;
}

function unleased({ tables: { deliveries } }: Store, now: number) {
	return or(
		isNull(deliveries.leaseUntil),
		lte(deliveries.leaseUntil, now),
		// Made before the clock was set back.
		gt(deliveries.leaseUntil, now + LONGEST_LEASE)
	);
}
