import {
	and,
	asc,
	eq,
	exists,
	gt,
	gte,
	inArray,
	isNotNull,
	isNull,
	lte,
	ne,
	not,
	notExists,
	or,
	sql
} from 'drizzle-orm';
import { isChosen } from '../is-chosen.ts';
import type {
	Db,
	DeliveryAttemptRow,
	DeliveryRow,
	DestinationRow,
	Statement,
	Store
} from '../store.ts';

/*
 * The worker's side of the outbox. It serves every workspace of the installation, so its look-ups name none; each row
 * that it changes is named by its own id.
 */

/** Destinations that take something now and that something is due for; for each the look ends at the first. */
export async function dueDestinations(store: Store, now: number): Promise<DestinationRow[]> {
	const { deliveries, destinations } = store.tables;
	const due = store.db
		.select({ id: deliveries.id })
		.from(deliveries)
		.where(and(eq(deliveries.destinationId, destinations.id), claimable(store, now)));
	return store.db
		.select()
		.from(destinations)
		.where(and(takesNow(store), exists(due)));
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
	const { deliveries, destinations } = store.tables;
	const { destination, owner, now, leaseUntil, limit } = claim;
	// Once more: it may have been paused since it was found, and then nothing more leaves.
	const closed = store.db
		.select({ id: destinations.id })
		.from(destinations)
		.where(and(eq(destinations.id, destination), not(takesNow(store))));
	const ids = store.db
		.select({ id: deliveries.id })
		.from(deliveries)
		.where(and(eq(deliveries.destinationId, destination), claimable(store, now), notExists(closed)))
		.orderBy(asc(deliveries.nextAttemptAt), asc(deliveries.id))
		.limit(limit);
	const claimed = await store.db
		.update(deliveries)
		.set({ leaseOwner: owner, leaseUntil })
		.where(and(isChosen(store, deliveries.id, ids), stillClaimable(store, now)))
		.returning();
	return claimed.sort(byTurn);
}

/** What was updated comes back in any order. */
function byTurn(a: DeliveryRow, b: DeliveryRow): number {
	return a.nextAttemptAt - b.nextAttemptAt || (a.id < b.id ? -1 : 1);
}

/** For tries that are still under way. What another worker has taken over meanwhile stays with it. */
export async function renewLeases(
	{ db, tables: { deliveries } }: Store,
	{ owner, ids, leaseUntil }: { owner: string; ids: readonly string[]; leaseUntil: number }
): Promise<void> {
	await db
		.update(deliveries)
		.set({ leaseUntil })
		.where(and(inArray(deliveries.id, [...ids]), eq(deliveries.leaseOwner, owner)));
}

export interface RecordedAttempt {
	owner: string;
	delivery: Pick<
		DeliveryRow,
		'id' | 'workspaceId' | 'state' | 'attempts' | 'nextAttemptAt' | 'finishedAt'
	>;
	destination: (Partial<DestinationRow> & Pick<DestinationRow, 'id' | 'updatedAt'>) | null;
	/** Of a delivery that is given up: since when its destination fails. */
	givenUpSince?: number | null;
	/** Numbered here: the numbers go on when a delivery is sent once more. */
	attempt: Omit<DeliveryAttemptRow, 'number'>;
}

/**
 * Writes down what a try came to and gives the lease back. The try itself is always kept; the delivery changes only while
 * the lease is still this owner's, and a destination is switched off once.
 * @returns whether the one and the other changed, or the delivery is there no more; and whether it is the first that was given up
 * in this time of failing
 */
export async function recordAttempt(
	store: Store,
	{ owner, delivery, destination, givenUpSince: since = null, attempt }: RecordedAttempt
): Promise<{ delivery: boolean; destination: boolean; isFirst: boolean; isGone: boolean }> {
	const { deliveries, deliveryAttempts, destinations } = store.tables;
	const { id, workspaceId, ...outcome } = delivery;
	const number = sql<number>`(select coalesce(max(${deliveryAttempts.number}), 0) + 1 from ${deliveryAttempts} where ${eq(deliveryAttempts.deliveryId, id)})`;
	const written = store.atomically((db) => [
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
			: []),
		...(destination && since !== null
			? [firstGivenUp(store, db, id, { destination: destination.id, since })]
			: [])
	]);
	const hits = await written.catch(async (error: unknown) => {
		// Whom it was about has been erased, and it with them.
		if ((await store.db.$count(deliveries, eq(deliveries.id, id))) === 0) return null;
		throw error;
	});
	const [delivered, , told, first] = hits ?? [];
	return {
		...{ delivery: delivered === 1, destination: told === 1 },
		...{ isFirst: first === 1, isGone: hits === null }
	};
}

/**
 * Changes nothing, and hits one row where no other delivery of the destination was given up since it fails. The destination's row
 * was locked before, so that of several at once one is the first.
 */
function firstGivenUp(
	{ tables: { deliveries } }: Store,
	db: Db,
	id: string,
	{ destination, since }: { destination: string; since: number }
): Statement {
	const others = db
		.select({ id: deliveries.id })
		.from(deliveries)
		.where(
			and(
				eq(deliveries.destinationId, destination),
				eq(deliveries.state, 'exhausted'),
				gte(deliveries.finishedAt, since),
				ne(deliveries.id, id)
			)
		)
		.limit(1);
	return db
		.update(deliveries)
		.set({ state: 'exhausted' })
		.where(
			and(eq(deliveries.id, id), eq(deliveries.state, 'exhausted'), sql`not exists ${others}`)
		);
}

function takesNow({ tables: { destinations } }: Store) {
	return sql`(${eq(destinations.state, 'active')} and ${isNull(destinations.pausedAt)})`;
}

function claimable({ tables: { deliveries } }: Store, now: number) {
	return and(
		eq(deliveries.state, 'queued'),
		lte(deliveries.nextAttemptAt, now),
		unleased(deliveries, now)
	);
}

/** The same of rows that are known by their ids: spelled so that no engine looks for them by anything else. */
function stillClaimable({ tables: { deliveries } }: Store, now: number) {
	const isQueued = sql`${deliveries.state} || '' = 'queued'`;
	return and(isQueued, lte(deliveries.nextAttemptAt, now), unleased(deliveries, now));
}

function unleased({ leaseUntil }: Store['tables']['deliveries'], now: number) {
	return or(
		isNull(leaseUntil),
		lte(leaseUntil, now),
		// Made before the clock was set back.
		gt(leaseUntil, now + LONGEST_LEASE)
	);
}
