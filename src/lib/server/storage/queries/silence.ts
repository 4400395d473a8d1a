import {
	and,
	countDistinct,
	eq,
	gte,
	inArray,
	isNotNull,
	isNull,
	lt,
	lte,
	or,
	sql
} from 'drizzle-orm';
import { ownOnes } from '../by-ids.ts';
import type { DestinationRow, Store } from '../store.ts';

/**
 * Destinations of the whole installation that ought to take something, have failed since before then, and whose owners were
 * not told of it. Like the worker's, its look-ups name no workspace.
 */
export async function failingSilently(
	{ db, tables: { destinations } }: Store,
	before: number
): Promise<DestinationRow[]> {
	return db
		.select()
		.from(destinations)
		.where(
			and(
				eq(destinations.state, 'active'),
				isNull(destinations.pausedAt),
				lte(destinations.failingSince, before),
				isUntold(destinations)
			)
		);
}

/** Of several processes one is told that it was the first to say so, for this time of failing. */
export async function markSilenceTold(
	{ db, tables: { destinations } }: Store,
	{ id, failingSince }: Pick<DestinationRow, 'id' | 'failingSince'>,
	now: number
): Promise<boolean> {
	if (failingSince === null) return false;
	const marked = await db
		.update(destinations)
		.set({ silenceToldAt: now })
		.where(
			and(
				eq(destinations.id, id),
				eq(destinations.failingSince, failingSince),
				isUntold(destinations)
			)
		)
		.returning({ id: destinations.id });
	return marked.length > 0;
}

/** Of which time of failing they were told: an earlier one was over in between. */
function isUntold({ silenceToldAt, failingSince }: Store['tables']['destinations']) {
	return or(isNull(silenceToldAt), lt(silenceToldAt, failingSince));
}

/**
 * By destination: how many leads wait for it, or were given up since it began to fail. Tests are not counted.
 */
export async function leadsNotDelivered(
	store: Store,
	workspace: string,
	ids: readonly string[]
): Promise<Map<string, number>> {
	const { deliveries, destinations } = store.tables;
	if (ids.length === 0) return new Map();
	const found = await store.db
		.select({ id: deliveries.destinationId, leads: countDistinct(deliveries.leadId) })
		.from(deliveries)
		.innerJoin(destinations, eq(destinations.id, deliveries.destinationId))
		.where(
			and(
				ownOnes(store, deliveries.workspaceId, workspace),
				inArray(deliveries.destinationId, [...ids]),
				eq(deliveries.test, false),
				isNotNull(deliveries.leadId),
				or(
					eq(deliveries.state, 'queued'),
					and(
						inArray(deliveries.state, ['exhausted', 'refused']),
						gte(
							deliveries.finishedAt,
							sql`coalesce(${destinations.failingSince}, 9007199254740991)`
						)
					)
				)
			)
		)
		.groupBy(deliveries.destinationId);
	return new Map(found.map(({ id, leads }) => [id, leads]));
}
