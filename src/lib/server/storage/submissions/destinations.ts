import { getTableColumns } from 'drizzle-orm';
import type { DestinationRow } from '../store.ts';
import { sqliteTables } from '../tables.ts';
import { ask, type Asking, columnList, rowsOf } from './sentence.ts';

const { destinations } = sqliteTables;

const active = rowsOf<DestinationRow>(
	`SELECT ${columnList(destinations)} FROM destinations WHERE workspace_id = ? AND state = 'active'`
);

const jsonColumns = Object.entries(getTableColumns(destinations))
	.filter(([, column]) => column.dataType === 'json')
	.map(([key]) => key);

export function* activeDestinations(workspace: string): Asking<readonly DestinationRow[]> {
	const [rows] = yield* ask(active(workspace));
	return rows.map(readJson);
}

function readJson(row: DestinationRow): DestinationRow {
	const entries = Object.entries(row).map(([key, value]) => [
		key,
		jsonColumns.includes(key) && typeof value === 'string' ? JSON.parse(value) : value
	]);
	return Object.fromEntries(entries);
}
