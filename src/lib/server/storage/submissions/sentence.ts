import { toSnakeCase } from 'drizzle-orm/casing';
import { getTableColumns, getTableName } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { withoutNul } from '../vocabulary.ts';

export type Value = string | number | boolean | null;

/**
 * SQL that both engines run, prepared once by each. Parameters are `?`; result columns are named as in the tables'
 * row types, which is where `Row` is vouched for.
 */
export interface Sentence<Row = unknown> {
	readonly sql: string;
	readonly returns: 'rows' | 'count';
	/** Where other writers may come between reading and writing, the rows read are locked. */
	readonly lock: boolean;
	/** Only for the type. */
	readonly row?: Row;
}

export interface Question {
	readonly sentence: Sentence;
	readonly values: readonly Value[];
}

export interface Answer {
	rows: readonly unknown[];
	count: number;
}

/** An algorithm that asks a database: the engine runs each question and hands the answer back. */
export type Asking<Result> = Generator<Question, Result, Answer>;

export function rowsOf<Row>(sql: string, options: { lock?: boolean } = {}): Sentence<Row> {
	return { sql, returns: 'rows', lock: options.lock ?? false };
}

export function change(sql: string): Sentence<never> {
	return { sql, returns: 'count', lock: false };
}

export function* ask<Row>(
	sentence: Sentence<Row>,
	values: readonly Value[]
): Asking<readonly Row[]> {
	const { rows } = yield { sentence, values };
	// Vouched for by the sentence.
	return rows as readonly Row[];
}

/** @returns the number of rows hit */
export function* tell(sentence: Sentence<never>, values: readonly Value[] = []): Asking<number> {
	const { count } = yield { sentence, values };
	return count;
}

/** `"shown_quiz_id" AS "shownQuizId", …`: all columns of a table, or the named ones. */
export function columnList(table: SQLiteTable, keys = columnKeys(table)): string {
	return keys.map((key) => `${toSnakeCase(key)} AS "${key}"`).join(', ');
}

/** An insert of whole rows, and how to put a row in order for it. */
export function insertInto<Key extends string>(
	table: SQLiteTable & { $inferSelect: Record<Key, unknown> }
) {
	const keys = columnKeys(table);
	const names = keys.map(toSnakeCase).join(', ');
	const places = keys.map(() => '?').join(', ');
	return {
		sentence: change(`INSERT INTO ${getTableName(table)} (${names}) VALUES (${places})`),
		values: (row: Readonly<Record<Key, Value>>): Value[] => keys.map((key) => row[key as Key])
	};
}

function columnKeys(table: SQLiteTable): string[] {
	return Object.keys(getTableColumns(table));
}

/** As drivers take it: no NUL in text, no booleans where the engine has none. */
export function plainValue(value: Value): string | number | null {
	if (typeof value === 'string') return withoutNul(value);
	return typeof value === 'boolean' ? Number(value) : value;
}
