import type { House } from '../../house.ts';
import { usersOfWorkspace } from '../../storage/queries/accounts.ts';
import { tagsOfEach } from '../../storage/queries/lead-values.ts';
import type { LeadDesk, LeadRow } from '../../storage/store.ts';

/** What members have made of these leads, as destinations are told it. */
export async function leadDesks(
	{ store }: Pick<House, 'store'>,
	workspace: string,
	leads: readonly Pick<LeadRow, 'id' | 'ownerId'>[]
): Promise<(lead: Pick<LeadRow, 'id' | 'ownerId'>) => LeadDesk> {
	const [tags, users] = await Promise.all([
		tagsOfEach(
			store,
			workspace,
			leads.map(({ id }) => id)
		),
		usersOfWorkspace(store, workspace)
	]);
	const given = Map.groupBy(tags, ({ leadId }) => leadId);
	const members = new Map(users.map(({ id, name, email }) => [id, { id, name, email }]));
	return ({ id, ownerId }) => ({
		owner: members.get(ownerId ?? '') ?? null,
		tags: (given.get(id) ?? []).map(({ tag }) => tag)
	});
}
