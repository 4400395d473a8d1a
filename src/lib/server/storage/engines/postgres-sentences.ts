import { getTableColumns, getTableName } from 'drizzle-orm';
import { toSnakeCase } from 'drizzle-orm/casing';
import type { Find, Insert, Question, Sentence, Update } from '../submissions/sentence.ts';
import { postgresTables } from '../tables.ts';
import { withoutNul } from '../vocabulary.ts';

interface Spelled {
	text: string;
	/** Columns in the order of the parameters. */
	takes: readonly string[];
}

const spelled = new Map<Sentence, Spelled & { name: string }>();

/** A question as one statement for all of its rows, which travel as one array per column; its name keeps it prepared. */
export function statementFor({ sentence, given }: Question) {
	const { name, text, takes } = spelledOnce(sentence);
	return { name, text, values: takes.map((key) => arrayOf(given.map((row) => row[key]))) };
}

function spelledOnce(sentence: Sentence): Spelled & { name: string } {
	const known = spelled.get(sentence);
	if (known) return known;
	const spelling = { name: `quizsilver_${spelled.size}`, ...spell(sentence) };
	spelled.set(sentence, spelling);
	return spelling;
}

function spell(sentence: Sentence): Spelled {
	if (sentence.verb === 'find') return spellFind(sentence);
	return sentence.verb === 'insert' ? spellInsert(sentence) : spellUpdate(sentence);
}

/** For each row that is given by itself, whatever the planner thinks of the table. */
function spellFind({ table, by, shows, lock }: Find): Spelled {
	const text = `SELECT found.* FROM ${given(table, by)}, LATERAL (
		SELECT ${shown(shows)} FROM ${nameOf(table)} WHERE ${matching(table, by)} ${lock ? 'FOR UPDATE' : 'OFFSET 0'}
	) AS found`;
	return { text, takes: by };
}

function spellInsert({ table, columns, onConflict, shows }: Insert): Spelled {
	const returning = shows.length > 0 ? `RETURNING ${shown(shows)}` : '';
	const text = `INSERT INTO ${nameOf(table)} (${columns.map(toSnakeCase).join(', ')})
		SELECT * FROM ${given(table, columns)} ${onConflict} ${returning}`;
	return { text, takes: columns };
}

function spellUpdate({ table, by, sets, onlyIf }: Update): Spelled {
	const takes = [...sets, ...by];
	const values = sets.map(toSnakeCase).map((column) => `${column} = given.${column}`);
	const condition = onlyIf && ` AND ${onlyIf}`;
	const text = `UPDATE ${nameOf(table)} SET ${values.join(', ')} FROM ${given(table, takes)}
		WHERE ${matching(table, by)}${condition}`;
	return { text, takes };
}

type Table = Sentence['table'];

function nameOf(table: Table): string {
	return getTableName(postgresTables[table]);
}

/** `unnest($1::text[], …) AS given (email, …)` */
function given(table: Table, keys: readonly string[]): string {
	const columns = new Map(Object.entries(getTableColumns(postgresTables[table])));
	const arrays = keys.map((key, index) => {
		const [type] = columns.get(key)?.getSQLType().split(' COLLATE') ?? [];
		return `$${index + 1}::${type}[]`;
	});
	return `unnest(${arrays.join(', ')}) AS given (${keys.map(toSnakeCase).join(', ')})`;
}

function matching(table: Table, keys: readonly string[]): string {
	const conditions = keys.map(toSnakeCase).map((key) => `${nameOf(table)}.${key} = given.${key}`);
	return conditions.join(' AND ');
}

function shown(keys: readonly string[]): string {
	return keys.map((key) => `${toSnakeCase(key)} AS "${key}"`).join(', ');
}

/** An array as PostgreSQL reads it, `{1,2}` or `{"a","b"}`. */
function arrayOf(values: readonly unknown[]): string {
	return `{${values.map(elementOf).join(',')}}`;
}

/** What JSON escapes in another way than arrays do: control characters and halves of characters. */
const UNLIKE_JSON = /[^ -\ud7ff\ue000-\uffff]/;

function elementOf(value: unknown): string {
	if (value === null) return 'NULL';
	if (typeof value !== 'string') return String(value);
	if (!UNLIKE_JSON.test(value)) return JSON.stringify(value);
	return `"${withoutNul(value).replace(/["\\]/g, '\\$&')}"`;
}
