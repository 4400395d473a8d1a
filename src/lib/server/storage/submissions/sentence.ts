import { getTableColumns, getTableName } from 'drizzle-orm';
import { toSnakeCase } from 'drizzle-orm/casing';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { withoutNul } from '../vocabulary.ts';

export type Value = string | number | boolean | null;

/** SQL that both engines run, prepared once by each. Parameters are `?`, and stand nowhere else. */
export interface Sentence {
	readonly sql: string;
	readonly returns: 'rows' | 'first' | 'count';
	/** Where other writers may come between reading and writing, the rows read are locked. */
	readonly lock: boolean;
}

/** A sentence with its values; `Reply` is rows, the first row, or how many were hit. */
export interface Question<Reply = unknown> {
	readonly sentence: Sentence;
	readonly values: readonly Value[];
	/** Only for the type. */
	readonly reply?: Reply;
}

/**
 * An algorithm that asks a database: the engine runs the questions in their order and hands the replies back. What is
 * asked at once travels at once, and nothing after the first that fails is done.
 */
export type Asking<Result> = Generator<readonly Question[], Result, readonly unknown[]>;

type Replies<Questions extends readonly Question[]> = {
	[Index in keyof Questions]: Questions[Index] extends Question<infer Reply> ? Reply : never;
};

export function* ask<const Questions extends readonly Question[]>(
	...questions: Questions
): Asking<Replies<Questions>> {
	const replies = yield questions;
	// Vouched for by the sentences.
	return replies as Replies<Questions>;
}

/** The result's columns are named as in `Row`. */
export function rowsOf<Row>(sql: string) {
	const sentence: Sentence = { sql, returns: 'rows', lock: false };
	return (...values: Value[]): Question<readonly Row[]> => ({ sentence, values });
}

export function firstOf<Row>(sql: string, { lock = false } = {}) {
	const sentence: Sentence = { sql, returns: 'first', lock };
	return (...values: Value[]): Question<Row | undefined> => ({ sentence, values });
}

export function change(sql: string) {
	const sentence: Sentence = { sql, returns: 'count', lock: false };
	return (...values: Value[]): Question<number> => ({ sentence, values });
}

/** Inserts a whole row. @param otherwise what follows the values, such as ON CONFLICT */
export function insertInto<Key extends string>(
	table: SQLiteTable & { $inferSelect: Record<Key, unknown> },
	otherwise = ''
) {
	const keys = columnKeys(table);
	const names = keys.map(toSnakeCase).join(', ');
	const places = keys.map(() => '?').join(', ');
	const insert = change(
		`INSERT INTO ${getTableName(table)} (${names}) VALUES (${places}) ${otherwise}`
	);
	return (row: Readonly<Record<Key, Value>>) => insert(...keys.map((key) => row[key as Key]));
}

/** `shown_quiz_id AS "shownQuizId", …`: every column of a table. */
export function columnList(table: SQLiteTable): string {
	return columnKeys(table)
		.map((key) => `${toSnakeCase(key)} AS "${key}"`)
		.join(', ');
}

function columnKeys(table: SQLiteTable): string[] {
	return Object.keys(getTableColumns(table));
}

/** As drivers take it: no NUL in text, no booleans where the engine has none. */
export function plainValue(value: Value): string | number | null {
	if (typeof value === 'string') return withoutNul(value);
	return typeof value === 'boolean' ? Number(value) : value;
}
