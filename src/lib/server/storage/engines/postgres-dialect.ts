import { getTableColumns, is, Param, sql, type Column, type SQL } from 'drizzle-orm';
import { PgDialect, type PgInsertConfig } from 'drizzle-orm/pg-core';

/** Fewer rows cost no more with a parameter for each of their values. */
const MANY = 10;

/**
 * Rows that are inserted together travel as one array per column: thousands of parameters take longer to spell, to send and to
 * plan than the rows take to be written.
 */
export class ArrayDialect extends PgDialect {
	override buildInsertQuery(config: PgInsertConfig): SQL {
		const { table, values, select } = config;
		const isMany = !select && Array.isArray(values) && values.length >= MANY;
		const arrays = isMany ? arraysOf(Object.entries(getTableColumns(table)), values) : null;
		if (!arrays) return super.buildInsertQuery(config);
		const rows = sql`select * from unnest(${sql.join(arrays, sql`, `)})`;
		return super.buildInsertQuery({ ...config, values: rows, select: true });
	}
}

/** Null where a value is left to the database, or computed by it. */
function arraysOf(
	columns: readonly (readonly [key: string, column: Column])[],
	rows: readonly Readonly<Record<string, Param | SQL>>[]
): SQL[] | null {
	const arrays: SQL[] = [];
	for (const [key, column] of columns) {
		const array: unknown[] = [];
		for (const row of rows) {
			const given = row[key];
			if (!is(given, Param) || given.value === undefined) return null;
			array.push(given.value === null ? null : given.encoder.mapToDriverValue(given.value));
		}
		const [type = ''] = column.getSQLType().split(' COLLATE');
		arrays.push(sql`${sql.param(array)}::${sql.raw(type)}[]`);
	}
	return arrays;
}
