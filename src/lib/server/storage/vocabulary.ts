import * as postgres from 'drizzle-orm/pg-core';
import * as sqlite from 'drizzle-orm/sqlite-core';
import { withoutNul } from './without-nul.ts';

const sqliteText = sqlite.customType<{ data: string; driverData: string }>({
	dataType: () => 'text',
	toDriver: withoutNul
});

/**
 * The words that tables are described in. Times are milliseconds since the epoch; `json` is text that holds JSON
 * and is read and written as a value; texts sort by code point on both engines.
 */
export const sqliteVocabulary = {
	table: sqlite.sqliteTable,
	text: <T extends string = string>() => sqliteText().$type<T>(),
	json: <T>() => sqlite.text({ mode: 'json' }).$type<T>(),
	integer: () => sqlite.integer(),
	time: () => sqlite.integer(),
	real: () => sqlite.real(),
	flag: () => sqlite.integer({ mode: 'boolean' }),
	primaryKey: sqlite.primaryKey,
	unique: sqlite.unique,
	index: sqlite.index
};

export type Vocabulary = typeof sqliteVocabulary;

const postgresText = postgres.customType<{ data: string; driverData: string }>({
	dataType: () => 'text COLLATE "C"',
	toDriver: withoutNul
});

const postgresJson = postgres.customType<{ data: unknown; driverData: string }>({
	dataType: () => 'text COLLATE "C"',
	toDriver: (value) => JSON.stringify(value),
	fromDriver: (value): unknown => JSON.parse(value)
});

const postgresWords = {
	table: postgres.pgTable,
	text: () => postgresText(),
	json: () => postgresJson(),
	integer: () => postgres.integer(),
	time: () => postgres.bigint({ mode: 'number' }),
	real: () => postgres.doublePrecision(),
	flag: () => postgres.boolean(),
	primaryKey: postgres.primaryKey,
	unique: postgres.unique,
	index: postgres.index
} satisfies Record<keyof Vocabulary, unknown>;

/** The dialect cast: queries are typed against SQLite's shape and run on either engine. */
export const postgresVocabulary = postgresWords as unknown as Vocabulary;
