import type { House } from '../house.ts';
import { failingSilently, leadsNotDelivered, markSilenceTold } from '../storage/queries/silence.ts';
import { mailKeepers } from './tell-owners.ts';

/** So long without one delivery, and its owners are told, ms: four tries have failed by then. */
export const SILENT_AFTER = 60 * 60_000;
/** Fewer leads are no alarm: the schedule goes on, and what is given up in the end is told then. */
export const SILENT_LEADS = 3;

/**
 * The alarm for leads that come and do not arrive: told once in each time of failing, long before any of them is given up.
 */
export async function tellOfSilence(house: House): Promise<void> {
	const now = house.clock.now();
	for (const destination of await failingSilently(house.store, now - SILENT_AFTER)) {
		const { id, workspaceId, name } = destination;
		const leads = (await leadsNotDelivered(house.store, workspaceId, [id])).get(id) ?? 0;
		if (leads < SILENT_LEADS || !(await markSilenceTold(house.store, destination, now))) continue;
		await mailKeepers(house, destination, (w) => ({
			subject: w.silentSubject(name, leads),
			text: w.silent(name, leads)
		}));
	}
}
