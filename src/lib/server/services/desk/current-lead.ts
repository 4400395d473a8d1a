import type { House } from '../../house.ts';
import { leadsToChange } from '../../storage/queries/lead-changes.ts';
import type { LeadRow } from '../../storage/store.ts';

/** The lead of this id; of one that was merged into another, that other. */
export async function currentLead(
	{ store }: Pick<House, 'store'>,
	workspace: string,
	id: string
): Promise<LeadRow | undefined> {
	const [lead] = await leadsToChange(store, workspace, [id]);
	return lead;
}
