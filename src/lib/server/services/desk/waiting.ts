import type { House } from '../../house.ts';
import { leadById } from '../../storage/queries/leads.ts';
import { countWaiting, waitingLeads, type Whose } from '../../storage/queries/pipeline.ts';
import type { LeadRow } from '../../storage/store.ts';
import { pageBeside, pageLimit, type PageBothWays, type PageInputBothWays } from '../pages.ts';

export type { Whose } from '../../storage/queries/pipeline.ts';

/** Counted exactly up to here. */
const MOST_COUNTED = 1000;

export interface WaitingQuery extends PageInputBothWays {
	/** Those that became hot last come first; else those that wait longest. */
	newest?: boolean | undefined;
}

export interface Waiting extends PageBothWays<LeadRow> {
	/** On all pages; one more than `MOST_COUNTED` where there are more than that. */
	count: number;
	/** The lead that the page was to go on from is gone, so that these are the first. */
	lost: boolean;
}

/** Hot leads that nobody has touched. */
export async function waitingFor(
	{ store }: Pick<House, 'store'>,
	workspace: string,
	whose: Whose,
	{ newest, cursor, before, ...asked }: WaitingQuery = {}
): Promise<Waiting> {
	const limit = pageLimit(asked);
	const place = before ?? cursor;
	const [count, found] = await Promise.all([
		countWaiting(store, workspace, { whose, most: MOST_COUNTED + 1 }),
		place === undefined ? undefined : leadById(store, workspace, place)
	]);
	// One that cooled off meanwhile has no place among them any more.
	const reached = found?.hotAt == null ? undefined : found;
	const beside = { reached, backwards: before !== undefined, limit };
	const page = await pageBeside(beside, (after, backwards) =>
		waitingLeads(store, workspace, { whose, newest, after, backwards, limit: limit + 1 })
	);
	return { ...page, count, lost: place !== undefined && !reached };
}
