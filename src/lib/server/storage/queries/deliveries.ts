import {
	and,
	asc,
	count,
	desc,
	eq,
	exists,
	gt,
	inArray,
	isNotNull,
	isNull,
	lt,
	lte,
	min,
	ne,
	not,
	or,
	sql,
	type SQL
} from 'drizzle-orm';
import { FAILED_STATES, loggedAs, type DeliveryFilter } from '../delivery-conditions.ts';
import type { AuditRow, Db, DeliveryAttemptRow, DeliveryRow, Statement, Store } from '../store.ts';
import { changeAndNote, changeCounted } from './audit.ts';

/** A delivery as lists show it, without its bytes. */
export type DeliveryListed = Omit<DeliveryRow, 'payload' | 'leaseOwner' | 'leaseUntil'>;

/** Newest first, one more than asked for where there are more. */
export async function deliveriesPage(
	store: Store,
	workspace: string,
	{
		before,
		limit,
		...filter
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
			test: deliveries.test,
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
				...loggedAs(store, filter),
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

/**
 * What waits in the outbox of the whole installation, and since when the oldest of it has been due; null: nothing is. What a
 * paused destination keeps waiting is not due.
 */
export async function backlog(
	{ db, tables: { deliveries, destinations } }: Store,
	now: number
): Promise<{ queued: number; due: number; dueSince: number | null }> {
	const isQueued = eq(deliveries.state, 'queued');
	const paused = db
		.select({ id: destinations.id })
		.from(destinations)
		.where(isNotNull(destinations.pausedAt));
	const [all] = await db.select({ count: count() }).from(deliveries).where(isQueued);
	const [due] = await db
		.select({ count: count(), since: min(deliveries.nextAttemptAt) })
		.from(deliveries)
		.where(
			and(
				isQueued,
				lte(deliveries.nextAttemptAt, now),
				not(inArray(deliveries.destinationId, paused))
			)
		);
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
	now: number,
	lines: readonly AuditRow[]
): Promise<boolean> {
	const { deliveries } = store.tables;
	const waits = and(gt(deliveries.attempts, 0), isNull(deliveries.leaseOwner));
	const which = and(eq(deliveries.id, id), or(ne(deliveries.state, 'queued'), waits));
	return changeAndNote(store, lines, (db) => [queuedAnew(store, db, workspace, which, now)]);
}

/** All of a destination that failed or reached nobody; how many. */
export async function queueFailedAgain(
	store: Store,
	workspace: string,
	destination: string,
	now: number,
	lines: (count: number) => readonly AuditRow[]
): Promise<number> {
	const { deliveries } = store.tables;
	const failed = inArray(deliveries.state, [...FAILED_STATES]);
	const which = and(eq(deliveries.destinationId, destination), failed);
	return changeCounted(store, {
		count: () => store.db.$count(deliveries, and(eq(deliveries.workspaceId, workspace), which)),
		change: (db) => [queuedAnew(store, db, workspace, which, now)],
		lines
	});
}

/** What is looked through at once, so that nobody waits long for a lock. */
const SLICE = 2_000;

/**
 * Everything in the log that is like this, has ended and has somewhere to go, in the order in which it happened; how many.
 * What is sent and ends meanwhile is behind, and not taken twice. Each slice is a transaction, and has its own lines.
 */
export async function queueLikeAgain(
	store: Store,
	workspace: string,
	filter: DeliveryFilter,
	now: number,
	lines: (count: number) => readonly AuditRow[]
): Promise<number> {
	const { deliveries } = store.tables;
	const like = isRepeatable(store, workspace, filter);
	let queued = 0;
	for (let after = '', last = ''; ; after = last) {
		const count = await changeCounted(store, {
			async count() {
				const slice = await store.db
					.select({ id: deliveries.id })
					.from(deliveries)
					.where(and(like, gt(deliveries.id, after)))
					.orderBy(asc(deliveries.id))
					.limit(SLICE);
				last = slice.at(-1)?.id ?? after;
				return slice.length;
			},
			// The same condition again, and no list of ids: two thousand parameters are more than a statement takes.
			change: (db) => {
				const between = and(gt(deliveries.id, after), lte(deliveries.id, last), like);
				return [queuedAnew(store, db, workspace, between, now)];
			},
			lines
		});
		if (count === 0) return queued;
		queued += count;
	}
}

/** How many of them there are, counted up to `most`. */
export async function countRepeatable(
	store: Store,
	workspace: string,
	filter: DeliveryFilter,
	most: number
): Promise<number> {
	const { deliveries } = store.tables;
	const found = await store.db
		.select({ id: deliveries.id })
		.from(deliveries)
		.where(isRepeatable(store, workspace, filter))
		.limit(most);
	return found.length;
}

function isRepeatable(store: Store, workspace: string, filter: DeliveryFilter) {
	const { deliveries, destinations } = store.tables;
	const destination = store.db
		.select({ one: sql`1` })
		.from(destinations)
		.where(
			and(eq(destinations.workspaceId, workspace), eq(destinations.id, deliveries.destinationId))
		);
	return and(
		eq(deliveries.workspaceId, workspace),
		ne(deliveries.state, 'queued'),
		...loggedAs(store, filter),
		exists(destination)
	);
}

/** As if it had never been tried. */
function queuedAnew(
	{ tables: { deliveries } }: Store,
	db: Db,
	workspace: string,
	which: SQL | undefined,
	now: number
): Statement {
	return db
		.update(deliveries)
		.set({
			state: 'queued',
			attempts: 0,
			nextAttemptAt: now,
			leaseOwner: null,
			leaseUntil: null,
			finishedAt: null
		})
		.where(and(eq(deliveries.workspaceId, workspace), which));
}
