import { and, desc, eq } from 'drizzle-orm';
import type { AuditRow, DestinationRow, Store } from '../store.ts';
import { changeAndNote } from './audit.ts';

export async function insertDestination(
	store: Store,
	destination: DestinationRow,
	lines: readonly AuditRow[]
): Promise<void> {
	await changeAndNote(store, lines, (db) => [
		db.insert(store.tables.destinations).values(destination)
	]);
}

/** Newest first. */
export async function destinationsOf(store: Store, workspace: string): Promise<DestinationRow[]> {
	const { destinations } = store.tables;
	return store.db
		.select()
		.from(destinations)
		.where(eq(destinations.workspaceId, workspace))
		.orderBy(desc(destinations.id));
}

export async function destinationById(
	store: Store,
	workspace: string,
	id: string
): Promise<DestinationRow | undefined> {
	const { destinations } = store.tables;
	const [row] = await store.db
		.select()
		.from(destinations)
		.where(and(eq(destinations.workspaceId, workspace), eq(destinations.id, id)))
		.limit(1);
	return row;
}

/** Whether there was such a destination. */
export async function updateDestinationRow(
	store: Store,
	workspace: string,
	id: string,
	change: Partial<Omit<DestinationRow, 'id' | 'workspaceId'>>,
	lines: readonly AuditRow[]
): Promise<boolean> {
	const { destinations } = store.tables;
	return changeAndNote(store, lines, (db) => [
		db
			.update(destinations)
			.set(change)
			.where(and(eq(destinations.workspaceId, workspace), eq(destinations.id, id)))
	]);
}

/** What still waits for it is cancelled; the log of what was sent stays. */
export async function deleteDestinationRow(
	store: Store,
	workspace: string,
	id: string,
	now: number,
	lines: readonly AuditRow[]
): Promise<boolean> {
	const { deliveries, destinations } = store.tables;
	return changeAndNote(store, lines, (db) => [
		db
			.delete(destinations)
			.where(and(eq(destinations.workspaceId, workspace), eq(destinations.id, id))),
		db
			.update(deliveries)
			.set({ state: 'cancelled', finishedAt: now, leaseOwner: null, leaseUntil: null })
			.where(
				and(
					eq(deliveries.workspaceId, workspace),
					eq(deliveries.destinationId, id),
					eq(deliveries.state, 'queued')
				)
			)
	]);
}
