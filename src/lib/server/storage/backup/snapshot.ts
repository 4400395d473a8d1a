import { getTableName } from 'drizzle-orm';
import { sqliteTables } from '../tables.ts';
import type { Heading, Part } from './archive.ts';

/** Everything in a database as it was at one moment, whatever is written meanwhile. */
export interface Snapshot extends Pick<Heading, 'engine' | 'level'> {
	parts(): AsyncIterable<Part>;
	close(): Promise<void>;
}

/** Parents before the rows that point at them. */
export const TABLE_NAMES: readonly string[] = Object.values(sqliteTables).map((table) =>
	getTableName(table)
);
