import { getTableColumns } from 'drizzle-orm';
import type { DestinationRow } from '../store.ts';
import { sqliteTables } from '../tables.ts';
import { ask, type Asking, columnList, rowsOf } from './sentence.ts';

const { destinations } = sqliteTables;

const all = rowsOf<DestinationRow>(
	`SELECT ${columnList(destinations)} FROM destinations WHERE workspace_id = ?`
);

const jsonColumns = Object.entries(getTableColumns(destinations))
	.filter(([, column]) => column.dataType === 'json')
	.map(([key]) => key);

/** Those that are switched off as well: what happens meanwhile waits for them. */
export function* everyDestination(workspace: string): Asking<readonly DestinationRow[]> {
	const [rows] = yield* ask(all(workspace));
	return rows.map(readJson);
}

function readJson(row: DestinationRow): DestinationRow {
	const entries = Object.entries(row).map(([key, value]) => [
		key,
		jsonColumns.includes(key) && typeof value === 'string' ? JSON.parse(value) : value
	]);
	return Object.fromEntries(entries);
}
