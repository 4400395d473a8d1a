import type { Store } from '../storage/store.ts';

/** Waits for a write that nothing hangs on: who can read a database that cannot be written just now may read on. */
export async function unlessAway(store: Store, write: Promise<void>): Promise<void> {
	await write.catch((error: unknown) => {
		if (!store.isAway(error)) throw error;
	});
}
