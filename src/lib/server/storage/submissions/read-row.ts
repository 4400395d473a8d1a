import { getTableColumns } from 'drizzle-orm';
import { sqliteTables, type Tables } from '../tables.ts';

/** Rows that a sentence shows hold JSON as its text, and SQLite has numbers for truths: here they become what they are. */
export function rowReader<Name extends keyof Tables>(
	table: Name
): (row: Tables[Name]['$inferSelect']) => Tables[Name]['$inferSelect'] {
	const columns = Object.entries(getTableColumns(sqliteTables[table]));
	const keysOf = (type: string) =>
		columns.filter(([, { dataType }]) => dataType === type).map(([key]) => key);
	const [jsons, truths] = [keysOf('json'), keysOf('boolean')];
	return (row) => {
		const read = new Map(Object.entries<unknown>(row));
		for (const key of jsons) {
			const text = read.get(key);
			if (typeof text === 'string') read.set(key, JSON.parse(text));
		}
		for (const key of truths) if (read.has(key)) read.set(key, Boolean(read.get(key)));
		return { ...row, ...Object.fromEntries(read) };
	};
}
