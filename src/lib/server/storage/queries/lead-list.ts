import {
	and,
	asc,
	desc,
	eq,
	getTableColumns,
	gt,
	inArray,
	isNotNull,
	isNull,
	lt,
	sql,
	type SQL
} from 'drizzle-orm';
import {
	driverTable,
	isTemperature,
	leadMatches,
	leadRows,
	NONE,
	orderedId,
	ordersByRow,
	partsOf,
	type LeadFilter,
	type Way
} from '../lead-filter.ts';
import type { LeadRow, Store } from '../store.ts';
import type { Looked } from './lead-look.ts';

/** What a list is ordered by, along the values of a column. */
export type LeadKey = 'created' | 'active' | 'name' | 'segment' | 'score' | 'source';

export type LeadOrder =
	| { by: LeadKey; descending: boolean }
	/** One value after another, each newest first; `none` is the one of those that have none. */
	| { by: 'stage' | 'owner' | 'outcome'; values: readonly string[] };

export interface LeadPage {
	order: LeadOrder;
	/** The last lead of the page before. */
	after?: LeadRow | undefined;
	/** From there on the other way: the nearest first. */
	backwards?: boolean | undefined;
	limit: number;
	looked: Looked;
}

/** What is asked of every step of a page. */
interface Asked extends LeadPage {
	store: Store;
	workspace: string;
	filter: LeadFilter;
}

/** So many leads are gone past on the way along an order before all that match are put in order instead. */
const WALKED = 5_000;

/** One more than asked for where there are more. */
export async function leadsPage(
	store: Store,
	workspace: string,
	filter: LeadFilter,
	page: LeadPage
): Promise<LeadRow[]> {
	const order = orderWithin(filter, page.order);
	const asked = { store, workspace, filter, ...page, order };
	if (page.looked.few) return sorted(asked, { by: page.looked.by });
	const { way, most } = walkOf(asked);
	return (await walked(asked, way, most)) ?? sorted(asked, sortedFrom(asked));
}

/** Of leads that are alike in what they are ordered by, the order of their ids is left. */
function orderWithin(filter: LeadFilter, order: LeadOrder): LeadOrder {
	const { segment = '', quiz, stage, source, owner, outcome } = filter;
	const alike: LeadOrder['by'][] = [
		...(quiz === undefined && isTemperature(segment) ? ['segment' as const] : []),
		...(stage === undefined ? [] : ['stage' as const]),
		...(source === undefined ? [] : ['source' as const]),
		...(owner === undefined ? [] : ['owner' as const]),
		...(outcome === undefined ? [] : ['outcome' as const])
	];
	if (!alike.includes(order.by)) return order;
	return { by: 'created', descending: 'values' in order || order.descending };
}

/** Along what many are walked, and past how many at most; null: all that is gone past is on the page, or soon passed. */
function walkOf({ store, filter, order, looked }: Asked): { way: Way; most: number | null } {
	const { by } = looked;
	const isSqlite = store.engine === 'sqlite';
	const parts = partsOf(filter);
	const isRange = by === 'score' || by === 'since';
	if (order.by === 'created') {
		// GIN knows no order: words are looked at on the way.
		if (by === 'words' && !isSqlite) return { way: { by: 'any' }, most: WALKED };
		return { way: { by: isRange && isSqlite ? 'list' : by }, most: null };
	}
	const isBanded = by === 'segment' && isTemperature(filter.segment ?? '');
	const isOwn = order.by === 'score' ? by === 'score' || isBanded : by === 'since';
	if (isOwn && (order.by === 'score' || order.by === 'active')) return { way: { by }, most: null };
	const along =
		order.by === 'score' ? 'percent' : order.by === 'active' ? 'activeAt' : ('other' as const);
	// The index by name holds what leads are narrowed to.
	const isNamed = order.by === 'name' && parts.every((part) => part !== 'tag' && part !== 'quiz');
	const isStraight = filter.q === undefined && (parts.length === 0 || isNamed);
	return { way: { by: 'order', along }, most: isStraight ? null : WALKED };
}

/** What leads to all that match, each of which is looked at. */
function sortedFrom({ store, looked: { by } }: Asked): Way {
	const isDriven = driverTable(store, { by }) !== null;
	return { by: isDriven || store.engine === 'postgres' ? by : 'list' };
}

/** One stretch of an index. */
interface Step {
	where: SQL | undefined;
	order: SQL[];
	/** What the index is ordered by within this stretch. */
	keys: SQL[];
	descending: boolean;
}

/**
 * Step by step until the page is full; null where a step goes on past `most` leads and it is not: few of those that match
 * have what is first in this order.
 */
async function walked(asked: Asked, way: Way, most: number | null): Promise<LeadRow[] | null> {
	const { store, workspace, filter } = asked;
	const where = leadMatches(store, workspace, filter, way);
	const rows: LeadRow[] = [];
	for (const step of stepsOf(asked, way)) {
		const limit = asked.limit + 1 - rows.length;
		if (limit === 0) break;
		const end = most === null ? null : await endOf(asked, step, most);
		const { order } = step;
		rows.push(
			...(await readRows(store, way, { order, where: and(where, step.where, end?.within) }, limit))
		);
		if (end && rows.length <= asked.limit) return null;
	}
	return rows;
}

/** Where a step has gone past so many; null where it is shorter. */
async function endOf(
	{ store, workspace }: Asked,
	{ where, order, keys, descending }: Step,
	most: number
): Promise<{ within: SQL | undefined } | null> {
	const { leads } = store.tables;
	const selected = Object.fromEntries(keys.map((key, at) => [`key${at}`, key]));
	const [end] = await store.db
		.select(selected)
		.from(leads)
		.where(and(eq(leads.workspaceId, workspace), isNull(leads.mergedInto), where))
		.orderBy(...order)
		.limit(1)
		.offset(most);
	if (!end) return null;
	const reached = keys.map((_, at) => sql`${end[`key${at}`]}`);
	const sign = sql.raw(descending ? '>=' : '<=');
	const [key = sql``] = keys;
	// The first by itself too: of two together SQLite takes no index where one is an expression.
	const together = sql`(${sql.join(keys, sql`, `)}) ${sign} (${sql.join(reached, sql`, `)})`;
	return { within: and(sql`${key} ${sign} ${reached[0]}`, together) };
}

async function readRows(
	store: Store,
	way: Way,
	{ where, order }: { where: SQL | undefined; order: SQL[] },
	limit: number
): Promise<LeadRow[]> {
	return leadRows(store, way, getTableColumns(store.tables.leads))
		.where(where)
		.orderBy(...order)
		.limit(limit);
}

/** All that match are looked at, and put in order. */
async function sorted(asked: Asked, way: Way): Promise<LeadRow[]> {
	const { store, workspace, filter, order, after, backwards = false, limit } = asked;
	const { leads } = store.tables;
	const { key, plain, descending, place } = wholeOrder(store, order, after);
	const id = sql`${leads.id}`;
	const isDown = descending !== backwards;
	const isIdDown = 'values' in order ? !backwards : isDown;
	const put = (expression: SQL, down: boolean) => (down ? desc(expression) : asc(expression));
	const sign = (down: boolean) => sql.raw(down ? '<' : '>');
	const beyond =
		after &&
		sql`(${key} ${sign(isDown)} ${place} or (${key} = ${place} and ${id} ${sign(isIdDown)} ${after.id}))`;
	const isTold = 'values' in order ? isNotNull(key) : undefined;
	const found = await leadRows(store, way, { id: leads.id })
		.where(and(leadMatches(store, workspace, filter, way), isTold, beyond))
		.orderBy(put(plain, isDown), put(id, isIdDown))
		.limit(limit + 1);
	const ids = found.map((one) => one.id);
	// Apart: together, SQLite would rather walk along this order until it has met them.
	const rows = await store.db
		.select()
		.from(leads)
		.where(and(eq(leads.workspaceId, workspace), inArray(leads.id, ids)));
	return rows.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
}

/** What a list is ordered by as one expression, and where a lead stands in that. `plain`: no index has its order. */
function wholeOrder(
	store: Store,
	order: LeadOrder,
	after: LeadRow | undefined
): { key: SQL; plain: SQL; descending: boolean; place: SQL } {
	if ('values' in order) {
		const { column, told } = byValue(store, order.by, after);
		const turns = order.values.map((value, turn) => sql`when ${value} then ${sql.raw(`${turn}`)}`);
		const key = sql`case coalesce(${column}, ${NONE}) ${sql.join(turns, sql` `)} end`;
		const place = sql.raw(`${order.values.indexOf(told)}`);
		return { key, plain: key, descending: false, place };
	}
	const key = keyOf(store, order.by);
	const isNumber = order.by === 'active' || order.by === 'score' || order.by === 'segment';
	const plain =
		store.engine === 'sqlite' ? sql`+${key}` : isNumber ? sql`${key} + 0` : sql`${key} || ''`;
	return {
		key,
		plain,
		descending: order.descending,
		place: sql`${after && valueOf(order.by, after)}`
	};
}

/** What is read one after the other until the page is full: each is one stretch of an index. */
function stepsOf(asked: Asked, way: Way): Step[] {
	const { store, order, after, backwards = false } = asked;
	if ('values' in order) return stepsOfValues(asked, order);
	const descending = order.descending !== backwards;
	const [along, beyond] = descending ? ([desc, lt] as const) : ([asc, gt] as const);
	if (order.by === 'created') {
		const id = orderedId(store, way);
		const where = after && beyond(id, placeOf(store, way, after));
		return [{ where, order: [along(id)], keys: [id], descending }];
	}
	const id = sql`${store.tables.leads.id}`;
	const key = keyOf(store, order.by);
	const rest = { order: [along(key), along(id)], keys: [key, id], descending };
	if (!after) return [{ where: undefined, ...rest }];
	const reached = valueOf(order.by, after);
	return [
		{
			where: and(eq(key, reached), beyond(id, after.id)),
			order: [along(id)],
			keys: [id],
			descending
		},
		{ where: beyond(key, reached), ...rest }
	];
}

function stepsOfValues(
	{ store, after, backwards = false }: Asked,
	{ by, values }: Extract<LeadOrder, { values: unknown }>
): Step[] {
	const { column, told } = byValue(store, by, after);
	const inTurn = backwards ? values.toReversed() : values;
	const from = after ? inTurn.indexOf(told) : 0;
	const [along, beyond] = backwards ? ([asc, gt] as const) : ([desc, lt] as const);
	const id = sql`${store.tables.leads.id}`;
	return inTurn.slice(Math.max(from, 0)).map((value) => ({
		where: and(
			value === NONE ? isNull(column) : eq(column, value),
			after && value === told ? beyond(id, after.id) : undefined
		),
		order: [along(id)],
		keys: [id],
		descending: !backwards
	}));
}

/** The column whose values these are, and a lead's. */
function byValue(
	{ tables: { leads } }: Store,
	by: 'stage' | 'owner' | 'outcome',
	lead: LeadRow | undefined
): { column: SQL; told: string } {
	const column = { stage: leads.stage, owner: leads.ownerId, outcome: leads.outcome }[by];
	const told = lead && { stage: lead.stage, owner: lead.ownerId, outcome: lead.outcome }[by];
	return { column: sql`${column}`, told: told ?? NONE };
}

/** Where a lead stands among the ids that this way is ordered by. */
function placeOf(store: Store, way: Way, { id }: LeadRow): SQL {
	const { leads } = store.tables;
	return ordersByRow(store, way)
		? sql`(select rowid from ${leads} as reached where reached.id = ${id})`
		: sql`${id}`;
}

function keyOf({ tables: { leads } }: Store, by: LeadKey): SQL {
	if (by === 'created') return sql`${leads.id}`;
	if (by === 'name') return sql`substr(${leads.search}, 1, 64)`;
	if (by === 'active') return sql`${leads.activeAt}`;
	if (by === 'score') return sql`${leads.percent}`;
	return by === 'segment' ? sql`${leads.heat}` : sql`${leads.source}`;
}

function valueOf(by: LeadKey, lead: LeadRow): string | number {
	if (by === 'created') return lead.id;
	if (by === 'name') return [...lead.search].slice(0, 64).join('');
	if (by === 'active') return lead.activeAt;
	if (by === 'score') return lead.percent;
	return by === 'segment' ? lead.heat : lead.source;
}
