import { getTableColumns } from 'drizzle-orm';
import { sqliteTables, type Tables } from '../tables.ts';

export type Value = string | number | boolean | null;

/** One of a table's columns, by the name that it has in our rows. */
type Key<Name extends keyof Tables> = keyof Tables[Name]['$inferSelect'] & string;

/** What is done to a table, for any number of rows at once. Each engine spells it in its own way. */
export type Sentence = Find | Insert | Update | Remove;

/** Shows the rows whose columns `by` hold what is given. */
export interface Find {
	readonly verb: 'find';
	readonly table: keyof Tables;
	readonly by: readonly string[];
	readonly shows: readonly string[];
	/** Where other writers may come between reading and writing, the rows read are locked. */
	readonly lock: boolean;
}

/** Inserts whole rows, and shows those that were new. */
export interface Insert {
	readonly verb: 'insert';
	readonly table: keyof Tables;
	readonly columns: readonly string[];
	/** SQL: what follows the values. */
	readonly onConflict: string;
	readonly shows: readonly string[];
}

/** Sets columns of the rows whose columns `by` hold what is given. */
export interface Update {
	readonly verb: 'update';
	readonly table: keyof Tables;
	readonly by: readonly string[];
	readonly sets: readonly string[];
	/** SQL: a condition on the row as it is. */
	readonly onlyIf: string;
}

/** Deletes the rows whose columns `by` hold what is given. */
export interface Remove {
	readonly verb: 'remove';
	readonly table: keyof Tables;
	readonly by: readonly string[];
}

/** A sentence with the rows that it is about; without any nothing is done. The reply is the rows that it shows. */
export interface Question<Row = unknown> {
	readonly sentence: Sentence;
	readonly given: readonly Readonly<Record<string, unknown>>[];
	/** Only for the type. */
	readonly row?: Row;
}

/**
 * An algorithm that asks a database, whose engine hands the replies back in the order of the questions. What is asked at
 * once is done at once: no question may count on what another of them does, or touch a row that another does, and one that
 * fails ends it all.
 */
export type Asking<Result> = Generator<
	readonly Question[],
	Result,
	readonly (readonly unknown[])[]
>;

/** What came of it, once `last` is done as well: it travels with the commit. */
export interface Ending<Result> {
	result: Result;
	last: readonly Question[];
}

type Replies<Questions extends readonly Question[]> = {
	[Index in keyof Questions]: Questions[Index] extends Question<infer Row> ? readonly Row[] : never;
};

export function* ask<const Questions extends readonly Question[]>(
	...questions: Questions
): Asking<Replies<Questions>> {
	const replies = yield questions;
	// Vouched for by the sentences.
	return replies as Replies<Questions>;
}

type Given<Keys extends string> = readonly Readonly<Record<Keys, Value>>[];

/** Columns that hold JSON are shown as the text that is stored. */
export function find<Name extends keyof Tables, By extends Key<Name>, Shown extends Key<Name>>(
	table: Name,
	by: readonly By[],
	{ shows, lock = false }: { shows: readonly Shown[]; lock?: boolean }
) {
	const sentence: Sentence = { verb: 'find', table, by, shows, lock };
	return (given: Given<By>): Question<Pick<Tables[Name]['$inferSelect'], Shown>> => ({
		sentence,
		given
	});
}

/** @param onConflict SQL that follows the values */
export function insert<Name extends keyof Tables, Shown extends Key<Name> = never>(
	table: Name,
	{ onConflict = '', shows = [] }: { onConflict?: string; shows?: readonly Shown[] } = {}
) {
	const sentence: Sentence = {
		verb: 'insert',
		table,
		columns: everyColumn(table),
		onConflict,
		shows
	};
	return (given: Given<Key<Name>>): Question<Pick<Tables[Name]['$inferSelect'], Shown>> => ({
		sentence,
		given
	});
}

/** @param onlyIf SQL, a condition on the row as it is */
export function update<Name extends keyof Tables, By extends Key<Name>, Set extends Key<Name>>(
	table: Name,
	by: readonly By[],
	{ sets, onlyIf = '' }: { sets: readonly Set[]; onlyIf?: string }
) {
	const sentence: Sentence = { verb: 'update', table, by, sets, onlyIf };
	return (given: Given<By | Set>): Question<never> => ({ sentence, given });
}

export function remove<Name extends keyof Tables, By extends Key<Name>>(
	table: Name,
	by: readonly By[]
) {
	const sentence: Sentence = { verb: 'remove', table, by };
	return (given: Given<By>): Question<never> => ({ sentence, given });
}

export function everyColumn<Name extends keyof Tables>(table: Name): Key<Name>[] {
	// Drizzle's keys are those of the row.
	return Object.keys(getTableColumns(sqliteTables[table])) as Key<Name>[];
}
