import {
	and,
	asc,
	desc,
	eq,
	getTableColumns,
	gt,
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
	partsOf,
	type LeadFilter,
	type Way
} from '../lead-filter.ts';
import type { LeadRow, Store } from '../store.ts';
import type { Looked } from './lead-look.ts';
import {
	columnOf,
	keyOf,
	keyRead,
	orderWithin,
	placeOf,
	valueOf,
	wholeOrder,
	type LeadOrder,
	type LeadPlace
} from '../lead-order.ts';
import { leadsByIds } from './leads.ts';

interface Stretch {
	order: LeadOrder;
	/** From there on the other way: the nearest first. */
	backwards?: boolean | undefined;
	limit: number;
	looked: Looked;
}

export interface LeadPage extends Stretch {
	/** The last lead of the page before; backwards, the first of the page after. */
	after?: LeadRow | undefined;
}

export interface LeadPlaces extends Stretch {
	after?: LeadPlace | undefined;
	/** Whether leads that are tests are among them. */
	tests: boolean;
}

/** What is asked of every step of a page. */
interface Asked extends LeadPlaces {
	store: Store;
	workspace: string;
	filter: LeadFilter;
	/** How many leads may be gone past on the way along an order before all that match are put in order; null: any number. */
	most: number | null;
}

interface Part {
	where: SQL | undefined;
	order: SQL[];
}

type Read<Row> = (way: Way, part: Part, limit: number) => Promise<Row[]>;

const WALKED = 5_000;
/** The same where GIN would have to collect words once more: a lead is soon looked at. */
const WALKED_FOR_WORDS = 20_000;

/** One more than asked for where there are more. */
export function leadsPage(
	store: Store,
	workspace: string,
	filter: LeadFilter,
	{ after, ...page }: LeadPage
): Promise<LeadRow[]> {
	const { leads } = store.tables;
	const { by } = page.order;
	const place = after && { id: after.id, key: valueOf(by, after) };
	const asked = { ...page, after: place, store, workspace, filter, tests: true, most: WALKED };
	const walk: Read<LeadRow> = (way, { where, order }, limit) =>
		leadRows(store, way, getTableColumns(leads))
			.where(where)
			.orderBy(...order)
			.limit(limit);
	const sort: Read<LeadRow> = async (way, { where, order }, limit) => {
		const found = await leadRows(store, way, { id: leads.id })
			.where(where)
			.orderBy(...order)
			.limit(limit);
		const ids: string[] = found.map((one) => one.id);
		// Apart: together, SQLite would rather walk along this order until it has met them.
		const rows = await leadsByIds(store, workspace, ids);
		return rows.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
	};
	return pageBy(asked, walk, sort);
}

/** The same page, with no more of each lead than its place, which an index knows. */
export function leadPlaces(
	store: Store,
	workspace: string,
	filter: LeadFilter,
	page: LeadPlaces
): Promise<LeadPlace[]> {
	const columns = { id: store.tables.leads.id, key: keyRead(store, page.order.by) };
	const read: Read<LeadPlace> = (way, { where, order }, limit) =>
		leadRows(store, way, columns)
			.where(where)
			.orderBy(...order)
			.limit(limit);
	return pageBy({ ...page, store, workspace, filter, most: null }, read, read);
}

async function pageBy<Row>(given: Asked, walk: Read<Row>, sort: Read<Row>): Promise<Row[]> {
	const asked = { ...given, order: orderWithin(given.filter, given.order) };
	const { looked } = asked;
	if (looked.count === 0) return [];
	if (looked.few && !isInOrder(asked)) return sorted(asked, looked.way, sort);
	return (await walked(asked, walkOf(asked), walk)) ?? sorted(asked, sortedFrom(asked), sort);
}

/** What leads to all that match leads to them in the order that is asked for. */
function isInOrder({ store, filter, order, looked: { way } }: Asked): boolean {
	const isOne = partsOf(filter).length === 1 && filter.q === undefined;
	return order.by === 'created' && isOne && driverTable(store, way) !== null;
}

/** What matches, come by so. */
function matching({ store, workspace, filter, tests }: Asked, way: Way): SQL | undefined {
	const { leads } = store.tables;
	return and(leadMatches(store, workspace, filter, way), tests ? undefined : eq(leads.test, false));
}

/** Along what many are walked, and past how many at most; null: all that is gone past is on the page, or soon passed. */
function walkOf({ store, filter, order, looked, most }: Asked): { way: Way; most: number | null } {
	const { by, only } = looked.way;
	const isSqlite = store.engine === 'sqlite';
	const parts = partsOf(filter);
	const isRange = by === 'score' || by === 'since';
	if (order.by === 'created') {
		// GIN knows no order: words are looked at on the way.
		if (by === 'words' && !isSqlite) return { way: { by: 'any' }, most: most && WALKED_FOR_WORDS };
		return { way: { by: isRange && isSqlite ? 'list' : by, only }, most: null };
	}
	const isBanded = by === 'segment' && isTemperature(filter.segment ?? '');
	const isOwn = order.by === 'score' ? by === 'score' || isBanded : by === 'since';
	if (isOwn && (order.by === 'score' || order.by === 'active')) return { way: { by }, most: null };
	const along =
		order.by === 'score' ? 'percent' : order.by === 'active' ? 'activeAt' : ('other' as const);
	// The index by name holds what leads are narrowed to.
	const isNamed = order.by === 'name' && parts.every((part) => part !== 'tag' && part !== 'quiz');
	const isStraight = filter.q === undefined && (parts.length === 0 || isNamed);
	return { way: { by: 'order', along }, most: isStraight ? null : most };
}

/** What leads to all that match, each of which is looked at. */
function sortedFrom({ store, looked: { way } }: Asked): Way {
	const isDriven = driverTable(store, way) !== null;
	return isDriven || store.engine === 'postgres' ? way : { ...way, by: 'list' };
}

/** One stretch of an index. */
interface Step extends Part {
	/** What the index is ordered by within this stretch. */
	keys: SQL[];
	descending: boolean;
}

/**
 * Step by step until the page is full; null where a step goes on past `most` leads and it is not: few of those that match
 * have what is first in this order.
 */
async function walked<Row>(
	asked: Asked,
	{ way, most }: { way: Way; most: number | null },
	read: Read<Row>
): Promise<Row[] | null> {
	const matches = matching(asked, { ...way, past: pastOf(asked) });
	const rows: Row[] = [];
	for (const step of stepsOf(asked, way)) {
		const limit = asked.limit + 1 - rows.length;
		if (limit === 0) break;
		const end = most === null ? null : await endOf(asked, step, most);
		const where = and(matches, step.where, end?.within);
		rows.push(...(await read(way, { where, order: step.order }, limit)));
		if (end && rows.length <= asked.limit) return null;
	}
	return rows;
}

function pastOf({ order, after, backwards = false }: Asked): Way['past'] {
	if (!after || 'values' in order) return undefined;
	return order.descending !== backwards ? 'high' : 'low';
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

/** All that match are looked at, and put in order. */
function sorted<Row>(asked: Asked, way: Way, read: Read<Row>): Promise<Row[]> {
	const { store, order, after, backwards = false, limit } = asked;
	const { key, plain, descending, place } = wholeOrder(store, order, after);
	const id = sql`${store.tables.leads.id}`;
	const isDown = descending !== backwards;
	const isIdDown = 'values' in order ? !backwards : isDown;
	const put = (expression: SQL, down: boolean) => (down ? desc(expression) : asc(expression));
	const sign = (down: boolean) => sql.raw(down ? '<' : '>');
	const beyond =
		after &&
		sql`(${key} ${sign(isDown)} ${place} or (${key} = ${place} and ${id} ${sign(isIdDown)} ${after.id}))`;
	const isTold = 'values' in order ? isNotNull(key) : undefined;
	const part = {
		where: and(matching(asked, way), isTold, beyond),
		order: [put(plain, isDown), put(id, isIdDown)]
	};
	return read(way, part, limit + 1);
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
	const reached = after.key;
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
	const column = columnOf(store, by);
	const reached = after && (after.key ?? NONE);
	const inTurn = backwards ? values.toReversed() : values;
	const from = inTurn.findIndex((value) => value === reached);
	const [along, beyond] = backwards ? ([asc, gt] as const) : ([desc, lt] as const);
	const id = sql`${store.tables.leads.id}`;
	return inTurn.slice(Math.max(from, 0)).map((value) => ({
		where: and(
			value === NONE ? isNull(column) : eq(column, value),
			after && value === reached ? beyond(id, after.id) : undefined
		),
		order: [along(id)],
		keys: [id],
		descending: !backwards
	}));
}
