import { and, asc, desc, eq, getTableColumns, gt, isNull, lt, sql, type SQL } from 'drizzle-orm';
import {
	leadMatches,
	NONE,
	orderedId,
	tableOf,
	wordConditions,
	type Driver,
	type LeadFilter,
	type Way
} from '../lead-filter.ts';
import type { LeadRow, Store } from '../store.ts';

export const COUNTED = 1000;

/** What a list is ordered by, along the values of a column. */
export type LeadKey = 'created' | 'active' | 'name' | 'segment' | 'score' | 'source';

export type LeadOrder =
	| { by: LeadKey; descending: boolean }
	/** One value after another, each newest first; `none` is the one of those that have none. */
	| { by: 'stage' | 'owner' | 'outcome'; values: readonly string[] };

/** What was seen of a list before a page of it is read. */
export interface Looked {
	/** How many match: exactly to a thousand; one more where there are more. */
	count: number;
	driver: Driver | null;
}

/** So many of the newest that may match are looked at, whether most of them do. */
const PROBED = 5 * COUNTED;

export async function lookAtLeads(
	store: Store,
	workspace: string,
	filter: LeadFilter
): Promise<Looked> {
	const driver = await driverOf(store, workspace, filter);
	return { driver, count: await countBy(store, workspace, filter, driver) };
}

async function countBy(
	store: Store,
	workspace: string,
	filter: LeadFilter,
	driver: Driver | null
): Promise<number> {
	const where = leadMatches(store, workspace, filter, { driver, along: null });
	const { leads } = store.tables;
	const one = { one: sql<number>`1` };
	const limit = COUNTED + 1;
	const rows =
		driver === null
			? await store.db.select(one).from(leads).where(where).limit(limit)
			: await store.db
					.select(one)
					.from(tableOf(store, driver))
					.crossJoin(leads)
					.where(where)
					.limit(limit);
	return rows.length;
}

/** FTS5 collects all that match a word before it gives the first, and is spared that where there are others to go by. */
async function driverOf(
	store: Store,
	workspace: string,
	filter: LeadFilter
): Promise<Driver | null> {
	const { q, ...others } = filter;
	const driver = others.tag !== undefined ? 'tag' : others.quiz === undefined ? null : 'quiz';
	if (q === undefined || store.engine !== 'sqlite') return driver;
	const narrows = Object.values(others).some((value) => value !== undefined && value !== false);
	if (narrows && (await countBy(store, workspace, others, driver)) <= COUNTED) return driver;
	return (await mostBeginSo(store, workspace, q)) ? 'beginnings' : 'words';
}

/** Whether of those with words that begin alike so many match that a page of them is soon found among them. */
async function mostBeginSo(store: Store, workspace: string, q: string): Promise<boolean> {
	const { leads } = store.tables;
	const way: Way = { driver: 'beginnings', along: null };
	const { begins, whole } = wordConditions(store, workspace, q);
	const newest = store.db
		.select({ search: leads.search })
		.from(tableOf(store, 'beginnings'))
		.crossJoin(leads)
		.where(begins)
		.orderBy(desc(orderedId(store, way)))
		.limit(PROBED)
		.as('newest');
	const rows = await store.db
		.select({ one: sql`1` })
		.from(newest)
		.where(whole(newest.search))
		.limit(COUNTED + 1);
	return rows.length > COUNTED;
}

/** Where a lead stands in an order: by its key, then by its id. */
export interface LeadPlace {
	id: string;
	key: string | number | null;
}

interface Stretch {
	order: LeadOrder;
	/** From there on the other way: the nearest first. */
	backwards?: boolean | undefined;
	limit: number;
	looked: Looked;
}

export interface LeadPage extends Stretch {
	/** The last lead of the page before. */
	after?: LeadRow | undefined;
}

export interface LeadPlaces extends Stretch {
	after?: LeadPlace | undefined;
	/** Whether leads that are tests are among them. */
	tests: boolean;
}

/** One more than asked for where there are more. */
export function leadsPage(
	store: Store,
	workspace: string,
	filter: LeadFilter,
	{ after, ...page }: LeadPage
): Promise<LeadRow[]> {
	const { order } = page;
	const place = after && { id: after.id, key: valueOf(order.by, after) };
	const where = (way: Way) => leadMatches(store, workspace, filter, way);
	return pageBy({ ...page, after: place }, where, store, (...asked) => readStep(store, ...asked));
}

/** The same page, with no more of each lead than its place, which an index knows. */
export function leadPlaces(
	store: Store,
	workspace: string,
	filter: LeadFilter,
	{ tests, ...page }: LeadPlaces
): Promise<LeadPlace[]> {
	const { leads } = store.tables;
	const where = (way: Way) =>
		and(leadMatches(store, workspace, filter, way), tests ? undefined : eq(leads.test, false));
	return pageBy(page, where, store, (...asked) => readPlaces(store, page.order.by, ...asked));
}

async function pageBy<Row>(
	page: Omit<LeadPlaces, 'tests'>,
	matching: (way: Way) => SQL | undefined,
	store: Store,
	read: (way: Way, step: Step, limit: number) => Promise<Row[]>
): Promise<Row[]> {
	const way = wayOf(page);
	const where = matching(way);
	const rows: Row[] = [];
	for (const step of stepsOf(store, way, page)) {
		const limit = page.limit + 1 - rows.length;
		if (limit === 0) break;
		rows.push(...(await read(way, { ...step, where: and(where, step.where) }, limit)));
	}
	return rows;
}

interface Step {
	where: SQL | undefined;
	order: SQL[];
}

async function readStep(
	store: Store,
	{ driver }: Way,
	{ where, order }: Step,
	limit: number
): Promise<LeadRow[]> {
	const { leads } = store.tables;
	if (driver === null) {
		return store.db
			.select()
			.from(leads)
			.where(where)
			.orderBy(...order)
			.limit(limit);
	}
	// A cross join keeps SQLite to this order of the tables.
	return store.db
		.select(getTableColumns(leads))
		.from(tableOf(store, driver))
		.crossJoin(leads)
		.where(where)
		.orderBy(...order)
		.limit(limit);
}

async function readPlaces(
	store: Store,
	by: LeadOrder['by'],
	{ driver }: Way,
	{ where, order }: Step,
	limit: number
): Promise<LeadPlace[]> {
	const { leads } = store.tables;
	const rows = store.db.select({ id: leads.id, key: keyRead(store, by) });
	const from =
		driver === null ? rows.from(leads) : rows.from(tableOf(store, driver)).crossJoin(leads);
	return from
		.where(where)
		.orderBy(...order)
		.limit(limit);
}

/** Few are all looked at, and put in order; among many the index of the order is walked along. */
function wayOf({ order, looked: { count, driver } }: Stretch): Way {
	if (count <= COUNTED) return { driver, along: null };
	if ('values' in order || order.by === 'created') return { driver, along: 'id' };
	const along = order.by === 'score' ? 'percent' : order.by === 'active' ? 'activeAt' : 'other';
	return { driver: null, along };
}

/** What is read one after the other until the page is full: each is one stretch of an index. */
function stepsOf(store: Store, way: Way, page: Omit<LeadPlaces, 'tests'>): Step[] {
	const { order, after, backwards = false } = page;
	if ('values' in order) return stepsOfValues(store, way, order, page);
	const [along, beyond] =
		order.descending === backwards ? ([asc, gt] as const) : ([desc, lt] as const);
	if (order.by === 'created') {
		const id = orderedId(store, way);
		const where = after && beyond(id, placeOf(store, way, after));
		return [{ where, order: [along(id)] }];
	}
	const { id } = store.tables.leads;
	const key = keyOf(store, order.by);
	if (!after) return [{ where: undefined, order: [along(key), along(id)] }];
	return [
		{ where: and(eq(key, after.key), beyond(id, after.id)), order: [along(id)] },
		{ where: beyond(key, after.key), order: [along(key), along(id)] }
	];
}

function stepsOfValues(
	store: Store,
	way: Way,
	{ by, values }: Extract<LeadOrder, { values: unknown }>,
	{ after, backwards = false }: Omit<LeadPlaces, 'tests'>
): Step[] {
	const { leads } = store.tables;
	const column = { stage: leads.stage, owner: leads.ownerId, outcome: leads.outcome }[by];
	const reached = after && (after.key ?? NONE);
	const inTurn = backwards ? values.toReversed() : values;
	const from = inTurn.findIndex((value) => value === reached);
	const [along, beyond] = backwards ? ([asc, gt] as const) : ([desc, lt] as const);
	const id = orderedId(store, way);
	return inTurn.slice(Math.max(from, 0)).map((value) => ({
		where: and(
			value === NONE ? isNull(column) : eq(sql`${column}`, value),
			after && value === reached ? beyond(id, placeOf(store, way, after)) : undefined
		),
		order: [along(id)]
	}));
}

/** Where a lead stands among the ids that this way is ordered by. */
function placeOf({ tables: { leads } }: Store, { driver }: Way, { id }: LeadPlace): SQL {
	return driver === 'words' || driver === 'beginnings'
		? sql`(select rowid from ${leads} as reached where reached.id = ${id})`
		: sql`${id}`;
}

function keyOf({ tables: { leads } }: Store, by: Exclude<LeadKey, 'created'>): SQL {
	if (by === 'name') return sql`substr(${leads.search}, 1, 64)`;
	if (by === 'active') return sql`${leads.activeAt}`;
	if (by === 'score') return sql`${leads.percent}`;
	return by === 'segment' ? sql`${leads.heat}` : sql`${leads.source}`;
}

/** The key as rows are read with it. */
function keyRead(store: Store, by: LeadOrder['by']): SQL<LeadPlace['key']> {
	const { leads } = store.tables;
	if (by === 'created') return sql`null`;
	if (by === 'name') return sql`${keyOf(store, by)}`;
	const column = {
		...{ active: leads.activeAt, score: leads.percent, segment: leads.heat },
		...{ source: leads.source, stage: leads.stage, owner: leads.ownerId, outcome: leads.outcome }
	}[by];
	return sql<LeadPlace['key']>`${column}`.mapWith(column);
}

/** The same of a row. */
function valueOf(by: LeadOrder['by'], lead: LeadRow): LeadPlace['key'] {
	if (by === 'created') return null;
	if (by === 'name') return [...lead.search].slice(0, 64).join('');
	const { activeAt: active, percent: score, heat: segment, source, stage } = lead;
	return { active, score, segment, source, stage, owner: lead.ownerId, outcome: lead.outcome }[by];
}
