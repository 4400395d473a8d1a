import type { House } from '../../house.ts';
import { countWaiting, waitingLeads, type Whose } from '../../storage/queries/pipeline.ts';
import type { LeadRow } from '../../storage/store.ts';

export type { Whose } from '../../storage/queries/pipeline.ts';

/** How many are shown. */
const SHOWN = 100;
/** Counted exactly up to here. */
const MOST_COUNTED = 1000;

export interface Waiting {
	leads: LeadRow[];
	/** One more than `MOST_COUNTED` where there are more than that. */
	count: number;
}

/** Hot leads that nobody has touched: those that wait longest. */
export async function waitingFor(
	{ store }: Pick<House, 'store'>,
	workspace: string,
	whose: Whose
): Promise<Waiting> {
	const [leads, count] = await Promise.all([
		waitingLeads(store, workspace, { whose, limit: SHOWN }),
		countWaiting(store, workspace, { whose, most: MOST_COUNTED + 1 })
	]);
	return { leads, count };
}
