import { getTableColumns, sql, type Column, type SQL } from 'drizzle-orm';
import type { Db, Statement, Store } from './store.ts';
import type { Tables } from './tables.ts';

/**
 * Many rows of one table in one statement: what is the same in all of them is bound once, all else travels as JSON. To bind each
 * column of each row takes several times as long as to store them.
 * @param rows some hundreds, whole
 */
export function insertRows<Name extends keyof Tables>(
	store: Pick<Store, 'engine' | 'tables'>,
	db: Db,
	name: Name,
	rows: readonly Tables[Name]['$inferSelect'][],
	{ unlessThere = false }: { unlessThere?: boolean } = {}
): Statement[] {
	if (rows.length === 0) return [];
	const isSqlite = store.engine === 'sqlite';
	const differing: string[] = [];
	const columns = Object.entries(getTableColumns(store.tables[name])).map(([key, column]) => {
		const value = sameIn(rows, key);
		if (value !== undefined) return bound(column, value, isSqlite);
		differing.push(key);
		return sql.raw(typed(`given.value ->> '${key}'`, column, isSqlite));
	});
	const json = JSON.stringify(
		rows.map((row) => Object.fromEntries(differing.map((key) => [key, Reflect.get(row, key)])))
	);
	const given = isSqlite
		? sql`json_each(${json}) as given`
		: sql`jsonb_array_elements(${json}::jsonb) as given(value)`;
	// Without a condition SQLite would take what follows for one of the join.
	const inserted = db
		.insert(store.tables[name])
		.select(sql`select ${sql.join(columns, sql`, `)} from ${given} where 1 = 1`);
	return [unlessThere ? inserted.onConflictDoNothing() : inserted];
}

/** Undefined where they differ. */
function sameIn(rows: readonly object[], key: string): unknown {
	const of = (row: object): unknown => Reflect.get(row, key);
	const [first] = rows;
	const value = first && of(first);
	return rows.every((row) => of(row) === value) ? value : undefined;
}

function bound(column: Column, value: unknown, isSqlite: boolean): SQL {
	const type = column.getSQLType().split(' COLLATE ')[0];
	const param = value === null ? sql`null` : sql`${sql.param(value, column)}`;
	return isSqlite ? param : sql`${param}::${sql.raw(type ?? 'text')}`;
}

function typed(value: string, column: Column, isSqlite: boolean): string {
	const type = column.getSQLType();
	return isSqlite || type.startsWith('text') ? value : `(${value})::${type}`;
}
