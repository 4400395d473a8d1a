import type { House } from '../house.ts';
import { backlog } from '../storage/queries/deliveries.ts';

/** Tells the meter where to look for what waits in the outbox and for connections, whenever it is asked. */
export function watchHouse({ meter, store, clock }: House): void {
	meter.watch(async () => {
		const now = clock.now();
		const { queued, due, dueSince } = await backlog(store, now);
		return {
			quizsilver_deliveries_queued: queued,
			quizsilver_deliveries_due: due,
			quizsilver_delivery_backlog_seconds: dueSince === null ? 0 : (now - dueSince) / 1000
		};
	});
	meter.watch(() => {
		const connections = store.connections();
		if (!connections) return {};
		return {
			quizsilver_database_connections: connections.open,
			quizsilver_database_connections_idle: connections.idle,
			quizsilver_database_connections_awaited: connections.awaited
		};
	});
}
