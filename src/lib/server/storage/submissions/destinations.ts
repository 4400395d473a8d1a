import { getTableColumns } from 'drizzle-orm';
import type { DestinationRow } from '../store.ts';
import { sqliteTables } from '../tables.ts';
import { everyColumn, find } from './sentence.ts';

/** Those that are switched off as well: what happens meanwhile waits for them. */
export const findDestinations = find('destinations', ['workspaceId'], {
	shows: everyColumn('destinations')
});

/** @returns the destinations of each workspace */
export function byWorkspace(rows: readonly DestinationRow[]): Map<string, DestinationRow[]> {
	return Map.groupBy(rows.map(readJson), ({ workspaceId }) => workspaceId);
}

const jsonColumns = Object.entries(getTableColumns(sqliteTables.destinations))
	.filter(([, column]) => column.dataType === 'json')
	.map(([key]) => key);

function readJson(row: DestinationRow): DestinationRow {
	const entries = Object.entries(row).map(([key, value]) => [
		key,
		jsonColumns.includes(key) && typeof value === 'string' ? JSON.parse(value) : value
	]);
	return Object.fromEntries(entries);
}
