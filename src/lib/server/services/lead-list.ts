import type { House } from '../house.ts';
import { NONE, type LeadFilter } from '../storage/lead-filter.ts';
import { usersOfWorkspace } from '../storage/queries/accounts.ts';
import { leadPlaces, leadsPage } from '../storage/queries/lead-list.ts';
import type { LeadOrder, LeadPlace } from '../storage/lead-order.ts';
import { COUNTED, lookAtLeads } from '../storage/queries/lead-look.ts';
import {
	sourcesOfLeads,
	stagesOfLeads,
	tagsOfEach,
	tagsOfLeads
} from '../storage/queries/lead-values.ts';
import { leadById } from '../storage/queries/leads.ts';
import type { LeadRow, Outcome } from '../storage/store.ts';
import { pageBeside, pageLimit, type PageBothWays, type PageInputBothWays } from './pages.ts';
import { quizIdOf } from './responses.ts';

export { NONE, type LeadFilter } from '../storage/lead-filter.ts';

/** What a list of leads can be ordered by; with a minus before it from the last to the first. */
const LEAD_COLUMNS_SORTED = [
	'created',
	'active',
	'name',
	'segment',
	'stage',
	'score',
	'owner',
	'source',
	'outcome'
] as const;

type SortedBy = (typeof LEAD_COLUMNS_SORTED)[number];
export type LeadSort = SortedBy | `-${SortedBy}`;

export const LEAD_SORTS = LEAD_COLUMNS_SORTED.flatMap((one) => [one, `-${one}` as const]);

/** Best first. */
export const OUTCOMES = ['won', 'unreached', 'lost', 'junk'] as const satisfies Outcome[];

export interface LeadQuery extends LeadFilter, PageInputBothWays {
	sort?: LeadSort | undefined;
}

export interface LeadList extends PageBothWays<LeadRow> {
	/** How many match, on all pages: exactly to a thousand; above that a thousand, and `over`. */
	total: { count: number; over: boolean };
	sort: LeadSort;
	/** The lead that the cursor names is gone, so that these are the first. */
	lost: boolean;
}

/** `quiz` is an id or a slug; one that does not exist has no leads. */
export async function listLeads(
	app: House,
	workspace: string,
	query: LeadQuery
): Promise<LeadList> {
	const { cursor, before, sort = usualSort(query), limit: asked, ...named } = query;
	const quiz = await quizIdOf(app, workspace, named.quiz);
	if (quiz === null) {
		const total = { count: 0, over: false };
		return { items: [], previous: null, next: null, total, sort, lost: false };
	}
	const filter = { ...named, quiz };
	const { store } = app;
	const limit = pageLimit({ limit: asked });
	const place = before ?? cursor;
	const [looked, order, reached] = await Promise.all([
		lookAtLeads(store, workspace, filter),
		orderOf(app, workspace, sort),
		place === undefined ? undefined : leadById(store, workspace, place)
	]);
	const beside = { reached, backwards: before !== undefined, limit };
	const page = await pageBeside(beside, (after, backwards) =>
		leadsPage(store, workspace, filter, { order, after, backwards, limit, looked })
	);
	const { count } = looked;
	return {
		...page,
		total: { count: Math.min(count, COUNTED), over: count > COUNTED },
		sort,
		lost: place !== undefined && !reached
	};
}

/** The leads before and after one, where it stands in the list that it was opened from; null: there is none. */
export async function neighbours(
	app: House,
	workspace: string,
	query: LeadQuery,
	id: string
): Promise<{ previous: string | null; next: string | null }> {
	const { sort = usualSort(query), ...named } = query;
	const quiz = await quizIdOf(app, workspace, named.quiz);
	const after = await leadById(app.store, workspace, id);
	if (quiz === null || !after) return { previous: null, next: null };
	const filter = { ...named, quiz };
	const [looked, order] = await Promise.all([
		lookAtLeads(app.store, workspace, filter),
		orderOf(app, workspace, sort)
	]);
	const beside = async (backwards: boolean) => {
		const page = { order, after, backwards, looked, limit: 1 };
		const [row] = await leadsPage(app.store, workspace, filter, page);
		return row?.id ?? null;
	};
	const [previous, next] = await Promise.all([beside(true), beside(false)]);
	return { previous, next };
}

/** How many match, as a list of them says it. */
export async function countLeads(
	app: House,
	workspace: string,
	{ quiz: named, ...filter }: LeadFilter
): Promise<LeadList['total']> {
	const quiz = await quizIdOf(app, workspace, named);
	if (quiz === null) return { count: 0, over: false };
	const { count } = await lookAtLeads(app.store, workspace, { ...filter, quiz });
	return { count: Math.min(count, COUNTED), over: count > COUNTED };
}

/** In one statement, whose answer is of one moment: most lists are no longer. */
const SOME = 50_000;

/**
 * The ids of all that match, in the order of the list, some at a time.
 * @param filter its `quiz` is an id
 * @param tests whether leads that are tests are among them
 */
export async function* leadIds(
	{ store }: Pick<House, 'store'>,
	workspace: string,
	filter: LeadFilter,
	{ sort = usualSort(filter), tests }: { sort?: LeadSort | undefined; tests: boolean }
): AsyncGenerator<string[]> {
	const [looked, order] = await Promise.all([
		lookAtLeads(store, workspace, filter),
		orderOf({ store }, workspace, sort)
	]);
	for (let after: LeadPlace | undefined; ;) {
		const page = { order, after, limit: SOME, looked, tests };
		const places = await leadPlaces(store, workspace, filter, page);
		const some = places.slice(0, SOME);
		yield some.map(({ id }) => id);
		if (places.length <= SOME) return;
		after = some.at(-1);
	}
}

/**
 * The ids of all that match, up to so many; null: there are more.
 * @param filter its `quiz` is an id or a slug
 */
export async function idsMatching(
	app: House,
	workspace: string,
	{ quiz: named, ...others }: LeadFilter,
	most: number
): Promise<string[] | null> {
	const { store } = app;
	const quiz = await quizIdOf(app, workspace, named);
	if (quiz === null) return [];
	const filter = { ...others, quiz };
	const looked = await lookAtLeads(store, workspace, filter);
	const order: LeadOrder = { by: 'created', descending: true };
	const page = { order, limit: most, looked, tests: true };
	const places = await leadPlaces(store, workspace, filter, page);
	return places.length > most ? null : places.map(({ id }) => id);
}

/** What a list can be narrowed to beside quizzes and segments. */
export async function leadChoices({ store }: House, workspace: string) {
	const [sources, tags, members] = await Promise.all([
		sourcesOfLeads(store, workspace),
		tagsOfLeads(store, workspace),
		usersOfWorkspace(store, workspace)
	]);
	return {
		sources: sources.filter((source) => source !== ''),
		tags,
		members: members.map(({ id, name, email, deactivatedAt, role }) => ({
			id,
			name: name || email,
			/** Whether leads can be given to them. */
			works: deactivatedAt === null && role !== 'viewer'
		}))
	};
}

/** The tags of each of these leads. */
export async function tagsOfLeadsShown(
	{ store }: House,
	workspace: string,
	ids: readonly string[]
): Promise<Map<string, string[]>> {
	const rows = ids.length === 0 ? [] : await tagsOfEach(store, workspace, ids);
	const grouped = Map.groupBy(rows, ({ leadId }) => leadId);
	return new Map([...grouped].map(([id, of]) => [id, of.map(({ tag }) => tag)]));
}

/** Newest first; who is narrowed to a range by that, as an index leads through it. */
export function usualSort({ from, to, since }: LeadFilter): LeadSort {
	if (from !== undefined || to !== undefined) return '-score';
	return since === undefined ? '-created' : '-active';
}

async function orderOf(
	app: Pick<House, 'store'>,
	workspace: string,
	sort: LeadSort
): Promise<LeadOrder> {
	const descending = sort.startsWith('-');
	const by = LEAD_COLUMNS_SORTED.find((one) => sort.endsWith(one)) ?? 'created';
	if (by !== 'stage' && by !== 'owner' && by !== 'outcome') return { by, descending };
	const values = await valuesOf(app, workspace, by);
	return { by, values: descending ? values.toReversed() : values };
}

async function valuesOf(
	{ store }: Pick<House, 'store'>,
	workspace: string,
	by: 'stage' | 'owner' | 'outcome'
): Promise<string[]> {
	if (by === 'outcome') return [...OUTCOMES, NONE];
	if (by === 'stage') return stagesOfLeads(store, workspace);
	const members = await usersOfWorkspace(store, workspace);
	const byName = members.toSorted((a, b) => a.name.localeCompare(b.name));
	return [...byName.map(({ id }) => id), NONE];
}
