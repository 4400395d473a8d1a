import {
	and,
	asc,
	count,
	desc,
	eq,
	gt,
	inArray,
	isNull,
	lt,
	lte,
	min,
	ne,
	or,
	type SQL
} from 'drizzle-orm';
import type { DeliveryAttemptRow, DeliveryRow, Store } from '../store.ts';

export interface DeliveryFilter {
	destination?: string | undefined;
	state?: DeliveryRow['state'] | undefined;
	lead?: string | undefined;
}

/** A delivery as lists show it, without its bytes. */
export type DeliveryListed = Omit<DeliveryRow, 'payload' | 'leaseOwner' | 'leaseUntil'>;

/** Newest first, one more than asked for where there are more. */
export async function deliveriesPage(
	store: Store,
	workspace: string,
	{
		before,
		limit,
		destination,
		state,
		lead
	}: DeliveryFilter & {
		before?: string | undefined;
		limit: number;
	}
): Promise<DeliveryListed[]> {
	const { deliveries } = store.tables;
	return store.db
		.select({
			id: deliveries.id,
			workspaceId: deliveries.workspaceId,
			destinationId: deliveries.destinationId,
			event: deliveries.event,
			leadId: deliveries.leadId,
			responseId: deliveries.responseId,
			sequence: deliveries.sequence,
			state: deliveries.state,
			attempts: deliveries.attempts,
			nextAttemptAt: deliveries.nextAttemptAt,
			createdAt: deliveries.createdAt,
			finishedAt: deliveries.finishedAt
		})
		.from(deliveries)
		.where(
			and(
				eq(deliveries.workspaceId, workspace),
				destination === undefined ? undefined : eq(deliveries.destinationId, destination),
				state === undefined ? undefined : eq(deliveries.state, state),
				lead === undefined ? undefined : eq(deliveries.leadId, lead),
				before === undefined ? undefined : lt(deliveries.id, before)
			)
		)
		.orderBy(desc(deliveries.id))
		.limit(limit + 1);
}

export async function deliveryById(
	store: Store,
	workspace: string,
	id: string
): Promise<DeliveryRow | undefined> {
	const { deliveries } = store.tables;
	const [row] = await store.db
		.select()
		.from(deliveries)
		.where(and(eq(deliveries.workspaceId, workspace), eq(deliveries.id, id)))
		.limit(1);
	return row;
}

/** In the order in which they were made. */
export async function attemptsOf(
	store: Store,
	workspace: string,
	delivery: string
): Promise<DeliveryAttemptRow[]> {
	const { deliveryAttempts } = store.tables;
	return store.db
		.select()
		.from(deliveryAttempts)
		.where(
			and(eq(deliveryAttempts.workspaceId, workspace), eq(deliveryAttempts.deliveryId, delivery))
		)
		.orderBy(asc(deliveryAttempts.startedAt), asc(deliveryAttempts.id));
}

/** What waits in the outbox of the whole installation, and since when the oldest of it has been due; null: nothing is. */
export async function backlog(
	{ db, tables: { deliveries } }: Store,
	now: number
): Promise<{ queued: number; due: number; dueSince: number | null }> {
	const isQueued = eq(deliveries.state, 'queued');
	const [all] = await db.select({ count: count() }).from(deliveries).where(isQueued);
	const [due] = await db
		.select({ count: count(), since: min(deliveries.nextAttemptAt) })
		.from(deliveries)
		.where(and(isQueued, lte(deliveries.nextAttemptAt, now)));
	return { queued: all?.count ?? 0, due: due?.count ?? 0, dueSince: due?.since ?? null };
}

export async function insertDelivery(store: Store, delivery: DeliveryRow): Promise<void> {
	await store.db.insert(store.tables.deliveries).values(delivery);
}

/**
 * Queues a delivery that has ended, or waits for its next try, once more: with its id and bytes, and all of its tries. False
 * where it is under way or was never tried.
 */
export async function queueAgain(
	store: Store,
	workspace: string,
	id: string,
	now: number
): Promise<boolean> {
	const { deliveries } = store.tables;
	const waits = and(gt(deliveries.attempts, 0), isNull(deliveries.leaseOwner));
	const which = and(eq(deliveries.id, id), or(ne(deliveries.state, 'queued'), waits));
	return (await queueAnew(store, workspace, which, now)) > 0;
}

/** All of a destination that failed or reached nobody; how many. */
export async function queueFailedAgain(
	store: Store,
	workspace: string,
	destination: string,
	now: number
): Promise<number> {
	const { deliveries } = store.tables;
	const failed = inArray(deliveries.state, ['exhausted', 'refused', 'cancelled', 'written']);
	const which = and(eq(deliveries.destinationId, destination), failed);
	return queueAnew(store, workspace, which, now);
}

/** As if it had never been tried; how many there were. */
async function queueAnew(
	store: Store,
	workspace: string,
	which: SQL | undefined,
	now: number
): Promise<number> {
	const { deliveries } = store.tables;
	const changed = await store.db
		.update(deliveries)
		.set({
			state: 'queued',
			attempts: 0,
			nextAttemptAt: now,
			leaseOwner: null,
			leaseUntil: null,
			finishedAt: null
		})
		.where(and(eq(deliveries.workspaceId, workspace), which))
		.returning({ id: deliveries.id });
	return changed.length;
}
