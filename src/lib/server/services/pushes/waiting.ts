import type { House } from '../../house.ts';
import { leadsNotDelivered } from '../../storage/queries/silence.ts';
import type { DestinationView } from '../destinations.ts';

/** By destination: how many leads have not arrived, of those that fail, are paused or switched off. */
export async function waitingLeads(
	app: House,
	workspace: string,
	destinations: readonly DestinationView[]
): Promise<ReadonlyMap<string, number>> {
	const still = destinations.filter(
		({ state, pausedAt, failingSince }) =>
			state !== 'active' || pausedAt !== null || failingSince !== null
	);
	return leadsNotDelivered(
		app.store,
		workspace,
		still.map(({ id }) => id)
	);
}
