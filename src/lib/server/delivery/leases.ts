import type { House } from '../house.ts';
import { LONGEST_LEASE, renewLeases } from '../storage/queries/outbox.ts';

/** A killed worker's deliveries are taken over after this, ms. */
export const LEASE = LONGEST_LEASE - 15_000;
const RENEW_AFTER = 15_000;

/** Renews what a worker has under way: a try that takes longer than its lease, as a mail may, is nobody else's to make. */
export function leaseKeeper(house: House, owner: string) {
	let renewedAt = house.clock.now();
	return async (now: number, underWay: Iterable<string>): Promise<void> => {
		const passed = now - renewedAt;
		// A clock that was set back makes every lease worthless.
		if (passed >= 0 && passed < RENEW_AFTER) return;
		renewedAt = now;
		const ids = [...underWay];
		if (ids.length > 0) await renewLeases(house.store, { owner, ids, leaseUntil: now + LEASE });
	};
}
