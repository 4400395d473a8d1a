import type { DestinationRow, LeadDesk, LeadRow } from '../store.ts';
import { ask, type Asking, find } from './sentence.ts';

const findTags = find('leadTags', ['workspaceId', 'leadId'], { shows: ['leadId', 'tag'] });
const findOwners = find('users', ['workspaceId', 'id'], { shows: ['id', 'name', 'email'] });

/** What members have made of leads, where anybody is told of them. */
export class DeskBook {
	readonly #tags: ReadonlyMap<string, readonly { tag: string }[]>;
	readonly #owners: ReadonlyMap<string, LeadDesk['owner']>;

	private constructor(
		tags: readonly { leadId: string; tag: string }[],
		owners: readonly NonNullable<LeadDesk['owner']>[]
	) {
		this.#tags = Map.groupBy(tags, ({ leadId }) => leadId);
		this.#owners = new Map(owners.map((owner) => [owner.id, owner]));
	}

	/** Of these, which are locked. Where none is known already, or nobody is told, nothing is asked. */
	static *open(
		leads: readonly LeadRow[],
		destinations: readonly DestinationRow[]
	): Asking<DeskBook> {
		const hearing = new Set(destinations.map(({ workspaceId }) => workspaceId));
		const told = new Map(
			leads.filter(({ workspaceId }) => hearing.has(workspaceId)).map((lead) => [lead.id, lead])
		);
		if (told.size === 0) return new DeskBook([], []);
		const owners = new Map(
			[...told.values()].flatMap(({ ownerId, workspaceId }) =>
				ownerId === null ? [] : [[ownerId, workspaceId] as const]
			)
		);
		const [tags, users] = yield* ask(
			findTags([...told.values()].map(({ id: leadId, workspaceId }) => ({ workspaceId, leadId }))),
			findOwners([...owners].map(([id, workspaceId]) => ({ workspaceId, id })))
		);
		return new DeskBook(tags, users);
	}

	of(lead: LeadRow | null): LeadDesk {
		const tags = (this.#tags.get(lead?.id ?? '') ?? []).map(({ tag }) => tag);
		return { owner: this.#owners.get(lead?.ownerId ?? '') ?? null, tags: tags.toSorted() };
	}
}
