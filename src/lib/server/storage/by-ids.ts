import { eq, inArray, sql, type SQL } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { Store } from './store.ts';

/**
 * That rows which ids lead to are this workspace's. SQLite, which keeps no statistics, is told not to come by them the other way
 * round: it would go through all that the workspace has for some hundred ids.
 */
export function ownOnes(
	{ engine }: Pick<Store, 'engine'>,
	column: SQLiteColumn,
	workspace: string
): SQL {
	return engine === 'sqlite' ? sql`+${column} = ${workspace}` : eq(column, workspace);
}

/** As `inArray`, of many: in one parameter, where each would cost as much as the row that it leads to. */
export function isOneOf({ engine }: Store, column: SQLiteColumn, ids: readonly string[]): SQL {
	return engine === 'sqlite'
		? sql`${column} in (select value from json_each(${JSON.stringify(ids)}))`
		: inArray(column, [...ids]);
}
