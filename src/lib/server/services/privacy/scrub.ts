import type { House } from '../../house.ts';
import type { Store } from '../../storage/store.ts';

/** Databases of which something was deleted that is to leave their log too; of one that nobody has asked, that may be. */
const scrubbed = new WeakSet<Store>();

/** Now, or as soon as nobody reads what was there before: see `scrubAgain`. */
export async function scrubSoon({ store }: Pick<House, 'store'>): Promise<void> {
	scrubbed.delete(store);
	if (await store.scrub()) scrubbed.add(store);
}

/** A chore: also of what an earlier process that was killed has left. */
export async function scrubAgain(app: Pick<House, 'store'>): Promise<void> {
	if (!scrubbed.has(app.store)) await scrubSoon(app);
}
