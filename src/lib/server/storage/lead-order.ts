import { sql, type SQL } from 'drizzle-orm';
import { isTemperature, NONE, ordersByRow, type LeadFilter, type Way } from './lead-filter.ts';
import type { LeadRow, Store } from './store.ts';

/** What a list is ordered by, along the values of a column. */
export type LeadKey = 'created' | 'active' | 'name' | 'segment' | 'score' | 'source';

export type LeadOrder =
	| { by: LeadKey; descending: boolean }
	/** One value after another, each newest first; `none` is the one of those that have none. */
	| { by: 'stage' | 'owner' | 'outcome'; values: readonly string[] };

/** Where a lead stands in an order: by its key, then by its id. */
export interface LeadPlace {
	id: string;
	key: string | number | null;
}

/** Of leads that are alike in what they are ordered by, the order of their ids is left. */
export function orderWithin(filter: LeadFilter, order: LeadOrder): LeadOrder {
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

/** What a list is ordered by as one expression, and where a lead stands in that. `plain`: no index has its order. */
export function wholeOrder(
	store: Store,
	order: LeadOrder,
	after: LeadPlace | undefined
): { key: SQL; plain: SQL; descending: boolean; place: SQL } {
	if ('values' in order) {
		const column = columnOf(store, order.by);
		const turns = order.values.map((value, turn) => sql`when ${value} then ${sql.raw(`${turn}`)}`);
		const key = sql`case coalesce(${column}, ${NONE}) ${sql.join(turns, sql` `)} end`;
		const place = sql.raw(`${order.values.findIndex((value) => value === (after?.key ?? NONE))}`);
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
		place: sql`${order.by === 'created' ? after?.id : after?.key}`
	};
}

/** The column whose values these are. */
export function columnOf({ tables: { leads } }: Store, by: 'stage' | 'owner' | 'outcome'): SQL {
	return sql`${{ stage: leads.stage, owner: leads.ownerId, outcome: leads.outcome }[by]}`;
}

/** Where a lead stands among the ids that this way is ordered by. */
export function placeOf(store: Store, way: Way, { id }: LeadPlace): SQL {
	const { leads } = store.tables;
	return ordersByRow(store, way)
		? sql`(select rowid from ${leads} as reached where reached.id = ${id})`
		: sql`${id}`;
}

export function keyOf({ tables: { leads } }: Store, by: LeadKey): SQL {
	if (by === 'created') return sql`${leads.id}`;
	if (by === 'name') return sql`substr(${leads.search}, 1, 64)`;
	if (by === 'active') return sql`${leads.activeAt}`;
	if (by === 'score') return sql`${leads.percent}`;
	return by === 'segment' ? sql`${leads.heat}` : sql`${leads.source}`;
}

/** The key as rows are read with it. */
export function keyRead(store: Store, by: LeadOrder['by']): SQL<LeadPlace['key']> {
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
export function valueOf(by: LeadOrder['by'], lead: LeadRow): LeadPlace['key'] {
	if (by === 'created') return null;
	if (by === 'name') return [...lead.search].slice(0, 64).join('');
	const { activeAt: active, percent: score, heat: segment, source, stage } = lead;
	return { active, score, segment, source, stage, owner: lead.ownerId, outcome: lead.outcome }[by];
}
