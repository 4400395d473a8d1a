import { getTableColumns, sql, type SQL } from 'drizzle-orm';
import type { Db, Statement, Store } from './store.ts';
import type { Tables } from './tables.ts';

/** Of each table the columns of `given`, as an engine reads them out of JSON. */
const known = new WeakMap<Tables, Map<keyof Tables, SQL>>();

/**
 * Many rows of one table in one statement with one value, which is JSON: to bind each column of each row takes several times as
 * long as to store them.
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
	const json = JSON.stringify(rows);
	const all =
		store.engine === 'sqlite'
			? sql`json_each(${json}) as given`
			: sql`jsonb_array_elements(${json}::jsonb) as given(value)`;
	// Without a condition SQLite would take what follows for one of the join.
	const inserted = db
		.insert(store.tables[name])
		.select(sql`select ${columnsOf(store, name)} from ${all} where 1 = 1`);
	return [unlessThere ? inserted.onConflictDoNothing() : inserted];
}

function columnsOf({ engine, tables }: Pick<Store, 'engine' | 'tables'>, name: keyof Tables): SQL {
	const ofTables = known.get(tables) ?? new Map<keyof Tables, SQL>();
	known.set(tables, ofTables);
	const columns =
		ofTables.get(name) ??
		sql.raw(
			Object.entries(getTableColumns(tables[name]))
				.map(([key, column]) => {
					const value = `given.value ->> '${key}'`;
					const type = column.getSQLType();
					return engine === 'sqlite' || type.startsWith('text') ? value : `(${value})::${type}`;
				})
				.join(', ')
		);
	ofTables.set(name, columns);
	return columns;
}
