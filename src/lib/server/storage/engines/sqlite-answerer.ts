import type Database from 'better-sqlite3';
import { toSnakeCase } from 'drizzle-orm/casing';
import { getTableName } from 'drizzle-orm';
import type { Asking, Ending, Question, Sentence } from '../submissions/sentence.ts';
import { sqliteTables } from '../tables.ts';
import { withoutNul } from '../without-nul.ts';

interface Prepared {
	statement: Database.Statement;
	/** Columns in the order of the parameters. */
	takes: readonly string[];
}

/** Runs what an algorithm asks for: each sentence is prepared once, and runs once for each row. */
export function sqliteAnswerer(client: Database.Database) {
	const prepared = new Map<Sentence, Prepared>();

	function prepare(sentence: Sentence): Prepared {
		const known = prepared.get(sentence);
		if (known) return known;
		const { sql, takes } = spell(sentence);
		const made = { statement: client.prepare(sql), takes };
		prepared.set(sentence, made);
		return made;
	}

	function replyTo({ sentence, given }: Question): unknown[] {
		if (given.length === 0) return [];
		const { statement, takes } = prepare(sentence);
		const values = given.map((row) => takes.map((key) => plainValue(row[key])));
		if (statement.reader) return values.flatMap((row) => statement.all(row));
		for (const row of values) statement.run(row);
		return [];
	}

	return function answer<Result>(asking: Asking<Ending<Result>>): Result {
		let step = asking.next([]);
		while (!step.done) step = asking.next(step.value.map(replyTo));
		step.value.last.forEach(replyTo);
		return step.value.result;
	};
}

function spell(sentence: Sentence): { sql: string; takes: readonly string[] } {
	const table = getTableName(sqliteTables[sentence.table]);
	const each = (keys: readonly string[], spelled: (column: string) => string, between = ', ') =>
		keys.map((key) => spelled(toSnakeCase(key))).join(between);
	const matching = (keys: readonly string[]) => each(keys, (column) => `${column} = ?`, ' AND ');
	const shown = (keys: readonly string[]) =>
		keys.map((key) => `${toSnakeCase(key)} AS "${key}"`).join(', ');
	if (sentence.verb === 'find') {
		const { by, shows } = sentence;
		return { sql: `SELECT ${shown(shows)} FROM ${table} WHERE ${matching(by)}`, takes: by };
	}
	if (sentence.verb === 'update') {
		const { by, sets, onlyIf } = sentence;
		const condition = onlyIf && ` AND ${onlyIf}`;
		const values = each(sets, (column) => `${column} = ?`);
		const sql = `UPDATE ${table} SET ${values} WHERE ${matching(by)}${condition}`;
		return { sql, takes: [...sets, ...by] };
	}
	if (sentence.verb === 'remove') {
		return { sql: `DELETE FROM ${table} WHERE ${matching(sentence.by)}`, takes: sentence.by };
	}
	const { columns, onConflict, shows } = sentence;
	const returning = shows.length > 0 ? `RETURNING ${shown(shows)}` : '';
	const places = columns.map(() => '?').join(', ');
	const names = each(columns, (column) => column);
	return {
		sql: `INSERT INTO ${table} (${names}) VALUES (${places}) ${onConflict} ${returning}`,
		takes: columns
	};
}

/** As the driver takes it: no NUL in text, no booleans. */
function plainValue(value: unknown): unknown {
	if (typeof value === 'string') return withoutNul(value);
	return typeof value === 'boolean' ? Number(value) : value;
}
