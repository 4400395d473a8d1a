import { eq, sql, type SQL } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { Store } from './store.ts';

/**
 * That rows which ids lead to are this workspace's. SQLite, which keeps no statistics, is told not to come by them the other way
 * round: it would go through all that the workspace has for some hundred ids.
 */
export function ownOnes({ engine }: Store, column: SQLiteColumn, workspace: string): SQL {
	return engine === 'sqlite' ? sql`+${column} = ${workspace}` : eq(column, workspace);
}
